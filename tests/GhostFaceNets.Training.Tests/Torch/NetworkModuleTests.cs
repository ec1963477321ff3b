using GhostFaceNets.Networks;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Torch;

public class NetworkModuleTests
{
    [Fact]
    public void Gives_back_the_weights_it_took_bit_for_bit()
    {
        var network = NetworkOfEveryNode.Create(5);
        using var module = new NetworkModule(NetworkOfEveryNode.Create(6));
        module.LoadWeights(network.Weights);
        var back = module.ToNetwork();
        foreach (var (name, weight) in network.Weights) back.Weights[name].Values.ShouldBe(weight.Values, name);
    }

    [Fact]
    public void Names_the_weight_that_does_not_fit()
    {
        using var module = new NetworkModule(NetworkOfEveryNode.Create(6));
        var other = NetworkOfEveryNode.Create(5).Weights.SetItem("dense/bias", new(new(5), new float[5]));
        Should.Throw<ArgumentException>(() => module.LoadWeights(other)).Message.ShouldContain("'dense/bias' has shape (5), the network takes (6)");
    }

    [Fact]
    public void Names_parameters_and_buffers_like_the_weights()
    {
        var network = NetworkOfEveryNode.Create(5);
        using var module = new NetworkModule(network);
        module.state_dict().Keys.ShouldBe(network.Weights.Keys, ignoreOrder: true);
        module.named_parameters().Select(parameter => parameter.name).ShouldNotContain("bn/variance");
    }

    /// <summary>Keras' documented rule, computed here from the batch itself: new = old * momentum + batch * (1 - momentum),
    /// with the variance of maps over N - 1 and of vectors over N.</summary>
    [Theory]
    [InlineData("bn", "conv", 1)]
    [InlineData("pre_embedding", "dense", 0)]
    public void Batch_norm_moves_its_running_values_as_Keras_does(string norm, string input, int bessel)
    {
        var network = NetworkOfEveryNode.Create(5);
        using var module = new NetworkModule(network);
        using var batch = torch.randn(4, 3, 10, 7);
        var values = module.Outputs(batch)[network.Nodes.Select(node => node.Name).ToList().IndexOf(input)];
        var after = module.ToNetwork();
        var momentum = ((BatchNormalization)network[norm]).Momentum;
        using var channel = values.select(1, 2).flatten().to(torch.float64);
        var elements = channel.data<double>().ToArray();
        var mean = elements.Average();
        var variance = elements.Sum(value => (value - mean) * (value - mean)) / (elements.Length - bessel);
        ((double)after.Weights[$"{norm}/mean"].Values[2])
            .ShouldBe(network.Weights[$"{norm}/mean"].Values[2] * momentum + mean * (1 - momentum), 1e-6);
        ((double)after.Weights[$"{norm}/variance"].Values[2])
            .ShouldBe(network.Weights[$"{norm}/variance"].Values[2] * momentum + variance * (1 - momentum), 1e-6);
    }

    [Fact]
    public void Dropout_drops_in_training_only()
    {
        var network = NetworkOfEveryNode.Create(5);
        using var module = new NetworkModule(network);
        using var batch = torch.randn(4, 3, 10, 7);
        var at = network.Nodes.Select(node => node.Name).ToList().IndexOf("dropout");
        var all = 4 * network.ShapeOf("dropout").Count;
        module.Outputs(batch)[at].count_nonzero().item<long>().ShouldBeLessThan(all);
        module.eval();
        module.Outputs(batch)[at].count_nonzero().item<long>().ShouldBe(all);
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        using var module = new NetworkModule(NetworkOfEveryNode.Create(5));
        Step();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++) Step();
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);

        void Step()
        {
            using var scope = torch.NewDisposeScope();
            var outputs = module.Outputs(torch.randn(4, 3, 10, 7));
            outputs[^1].square().sum().backward();
            foreach (var parameter in module.parameters()) parameter.grad = null;
        }
    }
}

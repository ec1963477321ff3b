using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Training.Torch;
using GhostFaceNets.Training.Torch.Fused;
using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace GhostFaceNets.Training.Tests.Torch;

/// <summary>The reference is libtorch's own batch norm and PReLU in float64 with libtorch's own gradients.</summary>
public class NormalisedActivationTests
{
    private const double Share = 0.1;
    private const double Epsilon = 1e-5;

    public static TheoryData<long[], string> Cases { get; } = new(
        from shape in (long[][])
            [[4, 7, 3, 5], [64, 13, 1, 1], [2, 3, 1, 1], [2, 10, 9, 7], [3, 20, 8, 8], [5, 48, 6, 6], [16, 31, 33, 17], [1, 1, 50, 2]]
        from activation in (string[])["prelu", "relu", "none", "none without gamma"]
        select (shape, activation));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_running_values_and_gradients_are_those_of_the_plain_operators(long[] shape, string activation)
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(5);
        // Far from zero, where a variance from plain sums of squares would have lost its digits.
        var batch = new Batch(shape, offset: 30);
        var fused = batch.Run(activation, fused: true);
        var plain = batch.Run(activation, fused: false);
        foreach (var (name, expected) in plain)
        {
            var scale = Math.Max(1, expected.abs().max().item<double>());
            (fused[name].to(torch.float64) - expected).abs().max().item<double>().ShouldBeLessThan(2e-5 * scale, name);
        }
    }

    [Fact]
    public void Several_threads_give_the_same_within_rounding_and_the_same_bits_each_time()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(6);
        var batch = new Batch([8, 31, 40, 40], offset: 1);
        var before = torch.get_num_threads();
        try
        {
            torch.set_num_threads(1);
            var one = batch.Run("prelu", fused: true);
            torch.set_num_threads(3);
            var three = batch.Run("prelu", fused: true);
            var again = batch.Run("prelu", fused: true);
            foreach (var (name, value) in three)
            {
                again[name].equal(value).all().item<bool>().ShouldBeTrue(name);
                var scale = Math.Max(1, value.abs().max().item<float>());
                (one[name] - value).abs().max().item<float>().ShouldBeLessThan(1e-5f * scale, name);
            }
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    [Fact]
    public void Other_types_layouts_and_single_values_are_left_to_libtorch()
    {
        using var scope = torch.NewDisposeScope();
        NormalisedActivation.Takes(MemoryLayout.ChannelsInnermost(torch.zeros(2, 3, 4, 5))).ShouldBeTrue();
        NormalisedActivation.Takes(torch.zeros(2, 3, 4, 5)).ShouldBeFalse();
        NormalisedActivation.Takes(MemoryLayout.ChannelsInnermost(torch.zeros(2, 3, 4, 5, torch.float64))).ShouldBeFalse();
        NormalisedActivation.Takes(MemoryLayout.ChannelsInnermost(torch.zeros(2, 3, 4, 5, torch.bfloat16))).ShouldBeFalse();
        NormalisedActivation.Takes(torch.zeros(2, 3)).ShouldBeFalse();
        NormalisedActivation.Takes(torch.zeros(1, 3, 1, 1)).ShouldBeFalse();
    }

    /// <summary>In float64 the module takes libtorch's operators throughout.</summary>
    [Fact]
    public void A_whole_network_has_the_gradients_that_it_has_in_float64()
    {
        using var scope = torch.NewDisposeScope();
        torch.manual_seed(7);
        var network = Architecture.Build("ghostfacenetv1", new ArchitectureOptions { Width = 0.5, EmbeddingSize = 32, InputSize = 64 }, seed: 2);
        var (images, direction) = (torch.randn(6, 3, 64, 64), torch.randn(6, 32));
        using NetworkModule fused = new(network), plain = new(network);
        plain.to(torch.float64);
        (fused.forward(images) * direction).sum().backward();
        (plain.forward(images.to(torch.float64)) * direction).sum().backward();
        var expected = plain.named_parameters().ToDictionary(each => each.name, each => each.parameter.grad!);
        foreach (var (name, parameter) in fused.named_parameters())
        {
            var error = (parameter.grad!.to(torch.float64) - expected[name]).norm().item<double>();
            error.ShouldBeLessThan(1e-3 * expected[name].norm().item<double>() + 1e-3, name);
        }
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        using var scope = torch.NewDisposeScope();
        var batch = new Batch([2, 10, 9, 7], offset: 0);
        Step();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++) Step();
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);

        void Step()
        {
            using var inner = torch.NewDisposeScope();
            batch.Run("prelu", fused: true);
        }
    }

    /// <summary>A map, its layer's weights and the gradient that comes back to it.</summary>
    private sealed class Batch(long[] shape, double offset)
    {
        private readonly torch.Tensor _map = torch.randn(shape) + offset;
        private readonly torch.Tensor _gamma = torch.rand(shape[1]) + 0.5;
        private readonly torch.Tensor _beta = torch.randn(shape[1]);
        private readonly torch.Tensor _slope = torch.randn(shape[1]);
        private readonly torch.Tensor _gradient = torch.randn(shape);

        public Dictionary<string, torch.Tensor> Run(string activation, bool fused)
        {
            var type = fused ? torch.float32 : torch.float64;
            var map = MemoryLayout.ChannelsInnermost(_map.to(type, copy: true)).detach().requires_grad_(true);
            var gamma = activation == "none without gamma" ? null : Leaf(_gamma);
            var beta = Leaf(_beta);
            var slope = activation == "prelu" ? Leaf(_slope) : null;
            var (mean, variance) = (torch.ones(_beta.shape, type), torch.full(_beta.shape, 2, type));
            var output = fused
                ? NormalisedActivation.Apply(
                    map, gamma, beta, slope, activation == "relu" ? 0 : 1, new RunningMoments(mean, variance, Share, Epsilon))
                : Activate(batch_norm(map, mean, variance, gamma, beta, true, Share, Epsilon));
            output.backward([_gradient.to(type)]);
            var values = new Dictionary<string, torch.Tensor>
            {
                ["output"] = output.detach(), ["mean"] = mean, ["variance"] = variance, ["map"] = map.grad!, ["beta"] = beta.grad!,
            };
            if (gamma is not null) values["gamma"] = gamma.grad!;
            if (slope is not null) values["slope"] = slope.grad!;
            return values;

            torch.Tensor Leaf(torch.Tensor tensor) => tensor.to(type, copy: true).detach().requires_grad_(true);

            torch.Tensor Activate(torch.Tensor norm) =>
                slope is not null ? prelu(norm, slope) : activation == "relu" ? relu(norm) : norm;
        }
    }
}

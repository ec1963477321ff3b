using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Torch;

public class TorchBackendTests
{
    private readonly TorchBackend _backend = new();

    [Theory]
    [InlineData(1, 10, 7)]
    [InlineData(2, 8, 8)]
    [InlineData(3, 7, 12)]
    public void Every_kind_of_node_agrees_with_plain_loops(int seed, int height, int width)
    {
        var network = NetworkOfEveryNode.Create(seed, height, width);
        var batch = NetworkOfEveryNode.Random(new(2, 3, height, width), new Random(seed));
        using var session = _backend.Open(network, new());
        var outputs = session.Run(batch);
        for (var n = 0; n < 2; n++)
        {
            var expected = ReferenceEvaluator.Evaluate(network, batch.Values.AsSpan(n * 3 * height * width, 3 * height * width));
            for (var i = 0; i < outputs.Count; i++)
            {
                var size = (int)network.ShapeOf(session.Outputs[i]).Count;
                outputs[i].Shape.Count.ShouldBe(2 * size);
                var values = outputs[i].Values.AsSpan(n * size, size);
                for (var at = 0; at < size; at++)
                {
                    var wanted = expected[session.Outputs[i]][at];
                    ((double)values[at]).ShouldBe(wanted, 1e-5 * Math.Max(1, Math.Abs(wanted)), $"{session.Outputs[i]}[{at}]");
                }
            }
        }
    }

    [Theory]
    [InlineData("ghostfacenetv1")]
    [InlineData("ghostfacenetv2")]
    public void Whole_architectures_agree_with_plain_loops(string name)
    {
        var network = Architecture.Build(name, new ArchitectureOptions { Width = 0.25, InputSize = 48, EmbeddingSize = 32 }, seed: 3);
        network = Settled(network);
        var batch = NetworkOfEveryNode.Random(new(1, 3, 48, 48), new Random(4));
        using var session = _backend.Open(network, new());
        var actual = session.Run(batch)[0].Values;
        EmbeddingTolerance.ShouldMatch([.. actual.Select(value => (double)value)], ReferenceEvaluator.Embed(network, batch)[0], name);
    }

    /// <summary>Lets batch norm see some batches: with its first values the maps grow until float32 cannot follow.</summary>
    private static Network Settled(Network network)
    {
        using var module = new NetworkModule(network);
        using var _ = torch.no_grad();
        for (var i = 0; i < 30; i++) module.forward(torch.rand(8, 3, 48, 48) - 0.5).Dispose();
        return module.ToNetwork();
    }

    [Fact]
    public void The_device_in_use_is_reported_and_the_input_described()
    {
        using var session = _backend.Open(NetworkOfEveryNode.Create(1), new());
        session.Device.ShouldBe("cpu");
        session.InputExtents.ShouldBe([-1, 3, 10, 7]);
    }

    [Fact]
    public void An_absent_device_is_an_error_that_names_it() =>
        Should.Throw<NotSupportedException>(() => _backend.Open(NetworkOfEveryNode.Create(1), new("cuda:7"))).Message.ShouldContain("cuda:7");

    [Fact]
    public void An_input_of_another_shape_is_refused_by_both_shapes()
    {
        using var session = _backend.Open(NetworkOfEveryNode.Create(1), new());
        var input = new FloatTensor(new(1, 3, 7, 10), new float[210]);
        Should.Throw<ArgumentException>(() => session.Run(input))
            .Message.ShouldStartWith("The input has shape (1, 3, 7, 10), the network takes (any, 3, 10, 7).");
    }

    [Fact]
    public void Foreign_ONNX_models_are_left_to_the_backend_that_runs_them() =>
        Should.Throw<NotSupportedException>(() => _backend.OpenOnnx(default, "other.onnx", new())).Message.ShouldContain("ONNX Runtime");
}

using System.Collections.Immutable;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests;

public class ReferenceTests
{
    private readonly OnnxRuntimeBackend _backend = new();

    [Fact]
    public void Every_kind_of_node_runs_as_defined() => ShouldRunAsDefined(EveryNodeKind.Build(), batch: 3);

    [Theory]
    [InlineData("ghostfacenetv1", BackboneActivation.PRelu)]
    [InlineData("ghostfacenetv2", BackboneActivation.PRelu)]
    [InlineData("ghostfacenetv1", BackboneActivation.Swish)]
    [InlineData("ghostfacenetv2", BackboneActivation.HardSwish)]
    public void Built_networks_run_as_defined(string name, BackboneActivation activation) =>
        ShouldRunAsDefined(Damped(Architecture.Build(name, new() { Width = 0.25, InputSize = 64, EmbeddingSize = 16, Activation = activation })), batch: 2);

    [Fact]
    public void A_model_that_was_read_runs_as_the_one_that_was_written()
    {
        var network = EveryNodeKind.Build();
        var read = OnnxFile.Read(OnnxFile.ToBytes(new(network, new())), "model.onnx").Network;
        var input = Input(network, batch: 1);
        using var before = _backend.Open(network, new());
        using var after = _backend.Open(read, new());
        after.Run(input)[0].Values.ShouldBe(before.Run(input)[0].Values);
    }

    /// <summary>Untrained maps grow from layer to layer until rounding decides what the gates let through; halved by
    /// each batch norm they stay in the range of a trained network's.</summary>
    private static Network Damped(Network network) => network.WithWeights(network.Weights.ToImmutableDictionary(
        weight => weight.Key,
        weight => weight.Key.EndsWith("/variance", StringComparison.Ordinal)
            ? new FloatTensor(weight.Value.Shape, [.. weight.Value.Values.Select(value => 4 * value)])
            : weight.Value));

    private void ShouldRunAsDefined(Network network, int batch)
    {
        var input = Input(network, batch);
        var expected = ReferenceEvaluator.Embed(network, input);
        using var session = _backend.Open(network, new());
        var output = session.Run(input)[0];
        output.Shape.Extents.ShouldBe([batch, expected[0].Length]);
        for (var i = 0; i < batch; i++)
        {
            double[] row = [.. output.Values.AsSpan(i * expected[0].Length, expected[0].Length).ToArray().Select(value => (double)value)];
            EmbeddingTolerance.ShouldMatch(row, expected[i], $"{network.Name}, picture {i}");
        }
    }

    private static FloatTensor Input(Network network, int batch)
    {
        var random = new Random(3);
        TensorShape shape = new([batch, .. network.Input.Shape.Extents]);
        var values = new float[shape.Count];
        for (var i = 0; i < values.Length; i++) values[i] = random.NextSingle() * 2 - 1;
        return new(shape, values);
    }
}

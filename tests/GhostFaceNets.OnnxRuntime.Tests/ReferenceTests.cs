using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests;

public class ReferenceTests
{
    private readonly OnnxRuntimeBackend _backend = new();

    [Fact]
    public void Every_kind_of_node_runs_as_defined() => BackendProof.RunsAsDefined(_backend, EveryNodeKind.Build(), batch: 3);

    [Theory]
    [InlineData("ghostfacenetv1", BackboneActivation.PRelu)]
    [InlineData("ghostfacenetv2", BackboneActivation.PRelu)]
    [InlineData("ghostfacenetv1", BackboneActivation.Swish)]
    [InlineData("ghostfacenetv2", BackboneActivation.HardSwish)]
    public void Built_networks_run_as_defined(string name, BackboneActivation activation) =>
        BackendProof.RunsAsDefined(
            _backend,
            BackendProof.Damped(Architecture.Build(name, new() { Width = 0.25, InputSize = 64, EmbeddingSize = 16, Activation = activation })),
            batch: 2);

    [Fact]
    public void A_model_that_was_read_runs_as_the_one_that_was_written()
    {
        var network = EveryNodeKind.Build();
        var read = OnnxFile.Read(OnnxFile.ToBytes(new(network, new())), "model.onnx").Network;
        var input = BackendProof.RandomInput(network, batch: 1);
        using var before = _backend.Open(network, new());
        using var after = _backend.Open(read, new());
        after.Run(input)[0].Values.ShouldBe(before.Run(input)[0].Values);
    }
}

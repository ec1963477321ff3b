using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.Onnx;

public sealed class OnnxRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_kind_of_node_comes_back_as_it_was() => ShouldComeBack(EveryNodeKind.Build());

    [Theory]
    [InlineData("ghostfacenetv1", HeadKind.Gdc, BackboneActivation.PRelu)]
    [InlineData("ghostfacenetv2", HeadKind.Gdc, BackboneActivation.PRelu)]
    [InlineData("ghostfacenetv1", HeadKind.E, BackboneActivation.Swish)]
    [InlineData("ghostfacenetv2", HeadKind.F, BackboneActivation.HardSwish)]
    [InlineData("ghostfacenetv1", HeadKind.Gap, BackboneActivation.Relu)]
    public void Built_networks_come_back_as_they_were(string name, HeadKind head, BackboneActivation activation) =>
        ShouldComeBack(Architecture.Build(name, new()
        {
            Width = 0.25, InputSize = 64, EmbeddingSize = 32, Head = head, Activation = activation,
            Dropout = 0.2, UseBias = true, Scale = false, BatchNormMomentum = 0.997, BatchNormEpsilon = 1e-3,
        }));

    [Fact]
    public void The_model_card_comes_back_as_it_was()
    {
        var card = new ModelCard
        {
            Architecture = "every kind", InputSize = 9, EmbeddingSize = 5, InputMean = 1.5f, InputScale = 0.25f, ColourOrder = "BGR",
            TrainingData = "drawn \"people\"", Licence = "MIT",
            Results = new Dictionary<string, double> { ["lfw max_accuracy"] = 0.9906 },
            Thresholds = [new(1e-2, 0.21, "lfw"), new(1e-3, 0.3, "lfw")],
        };
        OnnxFile.Write(_folder["a.onnx"], new(EveryNodeKind.Build(), card));
        var read = OnnxFile.Read(_folder["a.onnx"]).Card;
        read.Results.ShouldBe(card.Results);
        read.Thresholds.ShouldBe(card.Thresholds);
        (read with { Results = card.Results, Thresholds = card.Thresholds }).ShouldBe(card);
    }

    [Fact]
    public void What_lies_beside_a_model_with_a_card_is_not_looked_at()
    {
        OnnxFile.Write(_folder["m.onnx"], new(EveryNodeKind.Build(), new()));
        File.WriteAllText(_folder["m.onnx.json"], """{"accuracy": 1}""");
        OnnxFile.Read(_folder["m.onnx"]).Network.Nodes.Length.ShouldBe(EveryNodeKind.Build().Nodes.Length);
    }

    [Fact]
    public void A_card_that_contradicts_the_network_is_refused()
    {
        // The writer keeps the card's sizes right, so another writer must have been at work.
        var bytes = OnnxFile.ToBytes(new(EveryNodeKind.Build(), new()));
        var at = bytes.AsSpan().IndexOf("\"embedding_size\":5"u8);
        bytes[at + "\"embedding_size\":".Length] = (byte)'6';
        Should.Throw<BadDataException>(() => OnnxFile.Read(bytes, "edited.onnx"))
            .Message.ShouldBe("edited.onnx: its model card speaks of 9 pixels and 6 elements, its network has 9 and 5.");
    }

    public void Dispose() => _folder.Dispose();

    private void ShouldComeBack(Network network)
    {
        OnnxFile.Write(_folder["a.onnx"], new(network, new()));
        var read = OnnxFile.Read(_folder["a.onnx"]).Network;
        NetworkJson.Serialize(read).ShouldBe(NetworkJson.Serialize(network));
        read.Weights.Keys.ShouldBe(network.Weights.Keys, ignoreOrder: true);
        foreach (var (name, weight) in network.Weights)
        {
            read.Weights[name].Shape.ShouldBe(weight.Shape, name);
            read.Weights[name].Values.AsSpan().SequenceEqual(weight.Values).ShouldBeTrue(name);
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GhostFaceNets.Formats;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Tests.Formats;

public sealed class NetworkJsonTests
{
    private static readonly Network Everything = Network(
        new InputNode("in", new(4, 9, 8)),
        new Convolution("conv", "in", 6, new(3, 1), new(2, 1), Padding.Same, UseBias: true),
        new DepthwiseConvolution("dw", "conv", Extent.Square(3), Extent.Square(1), Padding.Explicit(1, 1, 2, 0)),
        new BatchNormalization("bn", "dw", 0.99, 0.001, Scale: false),
        new PRelu("prelu", "bn"),
        new Concat("concat", ["bn", "prelu"]),
        new Add("add", ["concat", "concat", "concat"]),
        new AveragePool("pool", "add", Extent.Square(2), Extent.Square(2)),
        new Resize("resize", "pool", new(5, 8)),
        new GlobalAveragePool("mean", "add"),
        new Activation("gate", "mean", ActivationKind.HardSigmoidKeras),
        new Multiply("scale", "resize", "gate"),
        new Dropout("drop", "scale", 0.1),
        new Convolution("groups", "drop", 4, Extent.Square(1), Extent.Square(1), Padding.Valid, Groups: 2),
        new Affine("affine", "groups", 0.5, -1.25),
        new Quantize("bytes", "affine", 0.1f, -100, IsSigned: true),
        new MaxPool("largest", "bytes", new(2, 3), new(1, 2), Padding.Symmetric(1, 1)),
        new Resize("nearest", "largest", new(4, 4), ResizeKind.Nearest),
        new Transpose("turned", "nearest", [1, 2, 0]),
        new Reshape("cells", "turned", new(16, 4)),
        new ForeignNetwork("model", "nearest", 3, "00ff"),
        new Flatten("flat", "cells"),
        new Dense("dense", "flat", 3));

    [Fact]
    public void A_network_with_every_kind_of_node_comes_back_equal()
    {
        var kinds = typeof(Node).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Node)) && type is { IsPublic: true, IsAbstract: false });
        Everything.Nodes.Select(node => node.GetType()).Distinct().ShouldBe(kinds, ignoreOrder: true);

        var json = NetworkJson.Serialize(Everything);
        var back = NetworkJson.Deserialize(json, Everything.Weights);

        back.Name.ShouldBe(Everything.Name);
        back.Outputs.ShouldBe(Everything.Outputs);
        back.WeightDecays.ShouldBe(Everything.WeightDecays, ignoreOrder: true);
        foreach (var (node, expected) in back.Nodes.Zip(Everything.Nodes))
        {
            node.Inputs.ShouldBe(expected.Inputs);
            Attributes(node).ShouldBe(Attributes(expected));
        }

        NetworkJson.Serialize(back).ShouldBe(json);
    }

    [Theory]
    [InlineData("node", "\"Teleport\"")]
    [InlineData("stride", "[0, 1]")]
    [InlineData("stride", "[1]")]
    [InlineData("padding", "\"reflect\"")]
    [InlineData("padding", "[1, 2]")]
    [InlineData("padding", "7")]
    [InlineData("kernel", "[2147483647, 2147483647]")]
    [InlineData("filters", "-5")]
    [InlineData("filters", "7")]
    [InlineData("input", "\"nowhere\"")]
    [InlineData("input", "null")]
    [InlineData("colour", "1")]
    public void A_wrong_or_unknown_attribute_is_an_error_that_names_the_file(string property, string value)
    {
        var json = JsonNode.Parse(NetworkJson.Serialize(Everything))!;
        json["nodes"]![1]![property] = JsonNode.Parse(value);

        Should.Throw<BadDataException>(() => NetworkJson.Deserialize(json.ToJsonString(), Everything.Weights, "graph.json"))
            .File.ShouldBe("graph.json");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name":"a","nodes":null,"outputs":[],"weight_decays":{}}""")]
    [InlineData("""{"name":"a","nodes":[null],"outputs":[],"weight_decays":{}}""")]
    [InlineData("""{"name":"a","nodes":[{"node":"Add","name":"b","inputs":[]}],"outputs":[],"weight_decays":{}}""")]
    [InlineData("""{"name":"a","nodes":[{"node":"Concat","name":"b","inputs":[null]}],"outputs":[],"weight_decays":{}}""")]
    [InlineData("""{"name":"x","nodes":[{"node":"InputNode","name":"x","shape":[4,2,2]},{"node":"ChannelRange","name":"y","input":"x","first":3,"count":9}],"outputs":["y"],"weight_decays":{}}""")]
    [InlineData("""{"name":"a","nodes":[],"outputs":[],"weight_decays":{}}""")]
    public void What_is_no_graph_is_an_error(string json) =>
        Should.Throw<BadDataException>(() => NetworkJson.Deserialize(json, ImmutableDictionary<string, FloatTensor>.Empty));

    private static string Attributes(Node node) =>
        string.Join(", ", node.GetType().GetProperties().Where(property => property.Name != nameof(Node.Inputs))
            .Select(property => $"{property.Name}={property.GetValue(node)}"));

    private static Network Network(params ImmutableArray<Node> nodes)
    {
        var shapes = new Dictionary<string, TensorShape>();
        var weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();
        foreach (var node in nodes)
        {
            TensorShape[] inputs = [.. node.Inputs.Select(input => shapes[input])];
            shapes[node.Name] = node.OutputShape(inputs);
            foreach (var slot in node.WeightSlots(inputs))
            {
                weights[node.WeightName(slot.Role)] = new(slot.Shape, new float[slot.Shape.Count]);
            }
        }

        return new(
            "everything", nodes, ["dense", "bn"], weights.ToImmutable(),
            ImmutableDictionary<string, double>.Empty.Add("conv/kernel", 5e-4).Add("bn/beta", 1.0 / 3));
    }
}

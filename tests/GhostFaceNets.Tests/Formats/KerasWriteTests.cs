using System.Collections.Immutable;
using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;
using PureHDF;

namespace GhostFaceNets.Tests.Formats;

public sealed class KerasWriteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Released => SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reading_writing_and_reading_again_changes_neither_a_weight_bit_nor_the_graph()
    {
        foreach (var path in OracleCase.All().Select(oracle => oracle.Model).Append(Released))
        {
            var network = KerasFile.Read(path);
            KerasFile.Write(_folder["again.h5"], network);
            KerasFile.HasGraph(_folder["again.h5"]).ShouldBeTrue();
            ShouldBeEqual(KerasFile.Read(_folder["again.h5"]), network);
        }
    }

    [Theory]
    [InlineData("ghostfacenetv1", HeadKind.Gdc, BackboneActivation.PRelu)]
    [InlineData("ghostfacenetv2", HeadKind.E, BackboneActivation.HardSwish)]
    [InlineData("ghostfacenetv1", HeadKind.F, BackboneActivation.Swish)]
    [InlineData("ghostfacenetv2", HeadKind.Gap, BackboneActivation.Relu)]
    public void Built_networks_embed_the_same_after_writing_and_reading(string architecture, HeadKind head, BackboneActivation activation)
    {
        var network = Architecture.Build(
            architecture,
            new()
            {
                Width = 0.5, InputSize = 64, EmbeddingSize = 16, Head = head, Activation = activation,
                UseBias = true, Scale = false, Dropout = 0.2, StemStride = 1, PointwiseConvolution = 32,
            },
            seed: 3);
        KerasFile.Write(_folder["built.h5"], network);
        var back = KerasFile.Read(_folder["built.h5"]);

        var random = new Random(1);
        var picture = new float[3 * 64 * 64];
        foreach (ref var value in picture.AsSpan()) value = random.NextSingle() * 2 - 1;
        var expected = ReferenceEvaluator.Evaluate(network, picture)[network.Outputs[0]];
        ReferenceEvaluator.Evaluate(back, picture)[back.Outputs[0]].ShouldBe(expected, 1e-12);
        back.ShapeOf(back.Outputs[0]).ShouldBe(new(16));
        foreach (var (name, weight) in network.Weights) back.Weights[name].Values.ShouldBe(weight.Values, name);
        foreach (var (name, weight) in KerasFile.ReadWeights(_folder["built.h5"], network).Weights)
        {
            weight.Values.ShouldBe(network.Weights[name].Values, name);
        }
    }

    [Fact]
    public void Every_kind_of_node_comes_back()
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("in", new(2, 8, 8)),
            new Convolution("first_conv", "in", 4, Extent.Square(3), Extent.Square(2), Padding.Explicit(1, 0, 2, 1), UseBias: true),
            new Activation("six", "first_conv", ActivationKind.Relu6),
            new DepthwiseConvolution("deep", "six", new(1, 3), Extent.Square(1), Padding.Same, UseBias: true),
            new AveragePool("pool", "deep", Extent.Square(2), new(1, 2)),
            new Resize("resize", "pool", new(4, 5)),
            new Concat("concat", ["resize", "resize"]),
            new GlobalAveragePool("mean", "concat"),
            new Activation("gate", "mean", ActivationKind.HardSigmoidTorch),
            new Multiply("scale", "concat", "gate"),
            new Add("add", ["scale", "concat"]),
            new Activation("hard", "add", ActivationKind.HardSwish),
            new Flatten("flat", "hard"),
            new BatchNormalization("norm", "flat", 0.99, 0.001),
            new PRelu("slope", "norm"),
            new Dense("dense", "slope", 3, UseBias: true),
            new BatchNormalization("last", "dense", Scale: false),
        ];
        var network = Random(nodes, "last");

        KerasFile.Write(_folder["all.h5"], network);

        ShouldBeEqual(KerasFile.Read(_folder["all.h5"]), network);
    }

    [Fact]
    public void Layers_lie_in_the_order_in_which_Keras_takes_their_weights()
    {
        // Keras itself wrote the released file, so its order of weighted layers is the one its loader expects.
        KerasFile.Write(_folder["again.h5"], KerasFile.Read(Released));
        Weighted(_folder["again.h5"]).ShouldBe(Weighted(Released));

        static string[] Weighted(string path)
        {
            using var file = H5File.OpenRead(path);
            var group = file.Group("model_weights");
            return [.. group.Attribute("layer_names").Read<string[]>()
                .Where(layer => group.Group(layer).Attribute("weight_names").Space.Dimensions[0] > 0)];
        }
    }

    [Fact]
    public void A_network_that_Keras_cannot_express_is_refused_by_name()
    {
        ImmutableArray<Node> nodes = [new InputNode("in", new(2, 3, 3)), new Flatten("flat", "in")];
        Should.Throw<NotSupportedException>(() => KerasFile.Write(_folder["x.h5"], Random(nodes, "flat"))).Message.ShouldContain("'flat'");
        nodes = [new InputNode("in", new(2, 3, 3)), new GlobalAveragePool("/mean", "in")];
        Should.Throw<NotSupportedException>(() => KerasFile.Write(_folder["x.h5"], Random(nodes, "/mean"))).Message.ShouldContain("'/mean'");
        // Keras takes the nearest pixel by another rule, and the reader here knows no groups.
        nodes = [new InputNode("in", new(2, 3, 3)), new Resize("larger", "in", new(4, 5), ResizeKind.Nearest), new GlobalAveragePool("mean", "larger")];
        Should.Throw<NotSupportedException>(() => KerasFile.Write(_folder["x.h5"], Random(nodes, "mean"))).Message.ShouldContain("'larger'");
        nodes = [new InputNode("in", new(4, 3, 3)), new Convolution("parted", "in", 6, Extent.Square(1), Extent.Square(1), Padding.Valid, Groups: 2), new GlobalAveragePool("mean", "parted")];
        Should.Throw<NotSupportedException>(() => KerasFile.Write(_folder["x.h5"], Random(nodes, "mean"))).Message.ShouldContain("'parted'");
        File.Exists(_folder["x.h5"]).ShouldBeFalse();
    }

    private static void ShouldBeEqual(Network actual, Network expected)
    {
        actual.Name.ShouldBe(expected.Name);
        actual.Outputs.ShouldBe(expected.Outputs);
        actual.WeightDecays.ShouldBe(expected.WeightDecays, ignoreOrder: true);
        actual.Nodes.Select(node => node.ToString()).ShouldBe(expected.Nodes.Select(node => node.ToString()), ignoreOrder: true);
        foreach (var node in actual.Nodes) node.Inputs.ShouldBe(expected[node.Name].Inputs);
        actual.Weights.Count.ShouldBe(expected.Weights.Count);
        foreach (var (name, weight) in actual.Weights)
        {
            weight.Shape.ShouldBe(expected.Weights[name].Shape);
            weight.Values.Select(BitConverter.SingleToUInt32Bits)
                .SequenceEqual(expected.Weights[name].Values.Select(BitConverter.SingleToUInt32Bits)).ShouldBeTrue(name);
        }
    }

    private static Network Random(ImmutableArray<Node> nodes, string output)
    {
        var random = new Random(5);
        var shapes = new Dictionary<string, TensorShape>();
        var weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();
        foreach (var node in nodes)
        {
            TensorShape[] inputs = [.. node.Inputs.Select(input => shapes[input])];
            shapes[node.Name] = node.OutputShape(inputs);
            foreach (var slot in node.WeightSlots(inputs))
            {
                weights[node.WeightName(slot.Role)] = new(slot.Shape, [.. Enumerable.Range(0, (int)slot.Shape.Count).Select(_ => random.NextSingle())]);
            }
        }

        return new("small", nodes, [output], weights.ToImmutable(), weights.Keys.Where(name => !name.EndsWith("mean") && !name.EndsWith("variance"))
            .ToImmutableDictionary(name => name, _ => 3e-4));
    }
}

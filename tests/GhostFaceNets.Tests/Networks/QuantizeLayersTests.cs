using System.Collections.Immutable;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Networks;

public sealed class QuantizeLayersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Pointwise_layers_of_some_size_are_worth_it_and_gates_are_not()
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("x", new(3, 4, 4)),
            Pointwise("from_picture", "x", 32),
            Pointwise("wide", "from_picture", 24),
            Pointwise("to_few", "wide", 12),
            Pointwise("to_few_more", "wide", 12),
            Pointwise("of_few", "to_few", 64),
            Pointwise("narrow", "of_few", 20),
            new Convolution("window", "wide", 32, Extent.Square(3), Extent.Square(1), Padding.Same),
            new DepthwiseConvolution("depthwise", "window", Extent.Square(3), Extent.Square(1), Padding.Same),
            new GlobalAveragePool("squeeze", "depthwise"),
            Pointwise("reduce", "squeeze", 32),
            Pointwise("expand", "reduce", 32),
            new Activation("gate", "expand", ActivationKind.Sigmoid),
            new Multiply("excited", "depthwise", "gate"),
            new Convolution("same", "excited", 32, Extent.Square(1), Extent.Square(1), Padding.Same),
            new GlobalAveragePool("mean", "same"),
            Pointwise("head", "mean", 32),
            new Flatten("flat", "head"),
            new Dense("embedding", "flat", 32),
        ];
        var network = new Network("layers", nodes, ["embedding", "narrow", "to_few_more"], RandomWeights.Of(nodes, 1));
        QuantizeLayers.InputsOf(network).ShouldBe(["from_picture", "wide", "excited", "mean", "flat"], ignoreOrder: true);

        static Convolution Pointwise(string name, string input, int filters) => new(name, input, filters, Extent.Square(1), Extent.Square(1), Padding.Valid);
    }

    [Fact]
    public void Kernels_become_64_steps_of_their_channel_and_biases_multiples_of_what_is_summed()
    {
        ImmutableArray<Node> nodes = [new InputNode("x", new(4, 1, 1)), new Flatten("flat", "x"), new Dense("y", "flat", 2, UseBias: true)];
        var weights = ImmutableDictionary<string, FloatTensor>.Empty
            .Add("y/kernel", new(new(2, 4), [1, -0.5f, 0.2f, 0, 8, 8, -8, 1]))
            .Add("y/bias", new(new(2), [0.3f, -1.7f]));
        var rounded = QuantizeLayers.Apply(new("y", nodes, ["y"], weights), new Dictionary<string, ByteSteps> { ["flat"] = new(0.25f, 10) });

        // By hand: steps 1/64 and 8/64; 0.2 is 12.8 of the first. What is summed are 1/256 and 1/32: 76.8 and -54.4 of them.
        rounded.Weights["y/kernel"].Values.ShouldBe([1, -0.5f, 13 / 64f, 0, 8, 8, -8, 1]);
        rounded.Weights["y/kernel"].Steps.ShouldBe([1 / 64f, 8 / 64f]);
        rounded.Weights["y/bias"].Values.ShouldBe([77 / 256f, -54 / 32f]);
        rounded.Nodes.OfType<Quantize>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            node => node.Input.ShouldBe("flat"),
            node => (node.Step, node.Zero, node.IsSigned).ShouldBe((0.25f, 10, false)));
        rounded.Int8Layers().ShouldBe(["y"]);
    }

    [Theory]
    [InlineData("ghostfacenetv1")]
    [InlineData("ghostfacenetv2")]
    public void A_file_gives_back_what_was_written(string name)
    {
        var network = FoldBatchNorm.Apply(Architecture.Build(name, new() { Width = 0.5, InputSize = 64, EmbeddingSize = 32 }));
        var steps = QuantizeLayers.InputsOf(network).Select((value, at) => (value, at)).ToDictionary(pair => pair.value, pair => ByteSteps.Between(-1 - pair.at, 2.5f));
        var kept = network.Nodes.First(node => node is Convolution && steps.ContainsKey(node.Inputs[0])).WeightName(WeightRole.Kernel);
        var rounded = QuantizeLayers.Apply(network, steps, [kept]);
        var plan = QuantizedOnnxFile.Write(_folder["bytes.onnx"], new(network, ModelCard.Of(network)), WeightType.Int8, [kept], steps);
        var read = OnnxFile.Read(_folder["bytes.onnx"]);
        ShouldBeEqual(read.Network, plan.Round(rounded));
        read.Network.Int8Layers().ShouldBe(rounded.Int8Layers());
        read.Network.Weights[kept].Values.ShouldBe(network.Weights[kept].Values);

        OnnxFile.Write(_folder["again.onnx"], read);
        ShouldBeEqual(OnnxFile.Read(_folder["again.onnx"]).Network, read.Network);
        OnnxFile.Read(_folder["again.onnx"]).Network.Int8Layers().ShouldBe(rounded.Int8Layers());
    }

    [Fact]
    public void Whole_numbers_need_INT8_kernels()
    {
        var network = EveryNodeKind.Build();
        Should.Throw<ArgumentException>(() => QuantizedOnnxFile.Write(
            _folder["half.onnx"], new(network, ModelCard.Of(network)), WeightType.Float16, inputs: new Dictionary<string, ByteSteps>()));
        File.Exists(_folder["half.onnx"]).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private static void ShouldBeEqual(Network actual, Network expected)
    {
        GhostFaceNets.Formats.NetworkJson.Serialize(actual).ShouldBe(GhostFaceNets.Formats.NetworkJson.Serialize(expected));
        foreach (var (weight, tensor) in expected.Weights)
        {
            // A bias is the nearest float of a whole multiple.
            actual.Weights[weight].Values.Zip(tensor.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 1e-6 * Math.Abs(pair.Second), weight);
        }
    }
}

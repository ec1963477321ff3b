using System.Collections.Immutable;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.Onnx;

public sealed class QuantizedOnnxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Int8_weights_are_the_nearest_of_127_steps_of_their_output_channel()
    {
        // By hand: the largest of each channel is 127 steps; -.5 is -63.5 steps, a tie that goes to the even -64.
        var kernel = new float[32 * 8];
        float[] first = [1, -0.5f, 0.25f, 0, 0.003f, 0.004f, -1, 0.1f];
        first.CopyTo(kernel, 0);
        for (var i = 0; i < 8; i++) kernel[8 + i] = -1000 * first[i];
        var read = Written(Mixing(kernel), WeightType.Int8).Network.Weights["mix/kernel"].Values;
        double[] steps = [127, -64, 32, 0, 0, 1, -127, 13];
        for (var i = 0; i < 8; i++)
        {
            ((double)read[i]).ShouldBe(steps[i] / 127, 1e-7);
            ((double)read[8 + i]).ShouldBe(-1000 * steps[i] / 127, 1e-4);
        }

        read.AsSpan(16).ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Float16_weights_are_the_nearest_of_half_precision()
    {
        // IEEE 754: eleven significant bits, the steps between 1 and 2 are 1/1024.
        var kernel = new float[32 * 8];
        float[] values = [1, 1 + 1 / 1024f, 1 + 0.3f / 1024, 1 + 0.7f / 1024, -65504, 0.5f];
        values.CopyTo(kernel, 0);
        Written(Mixing(kernel), WeightType.Float16).Network.Weights["mix/kernel"].Values.AsSpan(0, 6).ToArray()
            .ShouldBe([1, 1 + 1 / 1024f, 1, 1 + 1 / 1024f, -65504, 0.5f]);
    }

    [Theory]
    [InlineData(1e5f)]
    [InlineData(1e-7f)]
    public void Kernels_that_half_precision_cannot_hold_stay_float32(float value)
    {
        var kernel = new float[32 * 8];
        Array.Fill(kernel, value * 1.1f);
        Written(Mixing(kernel), WeightType.Float16).Network.Weights["mix/kernel"].Values.ShouldBe(kernel);
    }

    [Theory]
    [InlineData("ghostfacenetv1", WeightType.Int8)]
    [InlineData("ghostfacenetv1", WeightType.Float16)]
    [InlineData("ghostfacenetv2", WeightType.Int8)]
    public void Networks_come_back_as_the_plan_rounds_them(string name, WeightType type)
    {
        var network = Architecture.Build(name, new() { Width = 0.25, InputSize = 64, EmbeddingSize = 32 });
        var folded = FoldBatchNorm.Apply(network);
        var plan = QuantizedOnnxFile.Write(_folder["small.onnx"], new(network, ModelCard.Of(network)), type);
        var (expected, read) = (plan.Round(folded), OnnxFile.Read(_folder["small.onnx"]).Network);
        NetworkJson.Serialize(read).ShouldBe(NetworkJson.Serialize(expected));
        foreach (var (weight, tensor) in expected.Weights) read.Weights[weight].Values.ShouldBe(tensor.Values, weight);
        plan.Stored.Length.ShouldBeGreaterThan(10);
        plan.Kept[0].ShouldBe(folded.Nodes.First(node => node is Convolution).WeightName(WeightRole.Kernel));
    }

    [Fact]
    public void Layers_that_were_named_stay_as_they_are()
    {
        var kernel = RandomKernel();
        QuantizedOnnxFile.Write(_folder["kept.onnx"], Mixing(kernel), WeightType.Int8, ["mix/kernel"]).Stored.ShouldBeEmpty();
        OnnxFile.Read(_folder["kept.onnx"]).Network.Weights["mix/kernel"].Values.ShouldBe(kernel);
    }

    [Fact]
    public void The_first_layer_stays_as_it_is()
    {
        ImmutableArray<Node> nodes = [new InputNode("x", new(3, 4, 4)), new Flatten("flat", "x"), new Dense("mix", "flat", 8)];
        var network = new Network("first", nodes, ["mix"], RandomWeights.Of(nodes, 1));
        Written(new(network, ModelCard.Of(network)), WeightType.Int8).Network.Weights["mix/kernel"].Values.ShouldBe(network.Weights["mix/kernel"].Values);
    }

    [Fact]
    public void The_card_names_the_type_and_loses_what_was_measured_with_other_weights()
    {
        var model = Mixing(RandomKernel());
        var card = model.Card with
        {
            Licence = "MIT", ColourOrder = "BGR",
            Results = new Dictionary<string, double> { ["lfw max_accuracy"] = 0.99 }, Thresholds = [new(1e-3, 0.3, "lfw")],
        };
        var read = Written(model with { Card = card }, WeightType.Int8).Card;
        (read.Weights, read.Licence, read.ColourOrder, read.Results.Count, read.Thresholds.Count).ShouldBe((WeightType.Int8, "MIT", "BGR", 0, 0));
    }

    [Fact]
    public void A_card_written_into_the_file_leaves_its_small_weights()
    {
        var card = Written(Mixing(RandomKernel()), WeightType.Int8).Card;
        var before = OnnxFile.Read(_folder["mix.onnx"]).Network.Weights["mix/kernel"].Values;
        var length = new FileInfo(_folder["mix.onnx"]).Length;
        ModelFile.SaveCard(_folder["mix.onnx"], null, card with { Thresholds = [new(1e-3, 0.3, "lfw")] });
        OnnxFile.Read(_folder["mix.onnx"]).Network.Weights["mix/kernel"].Values.ShouldBe(before);
        new FileInfo(_folder["mix.onnx"]).Length.ShouldBeLessThan(length + 500);
    }

    [Fact]
    public void Weights_do_not_go_through_a_smaller_type_twice()
    {
        var once = Written(Mixing(RandomKernel()), WeightType.Float16);
        Should.Throw<NotSupportedException>(() => Written(once, WeightType.Int8)).Message.ShouldStartWith("The model's weights have been through float16 already");
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_named()
    {
        var kernel = new float[32 * 8];
        kernel[7] = float.NaN;
        Should.Throw<NotSupportedException>(() => Written(Mixing(kernel), WeightType.Int8)).Message.ShouldStartWith("The weight 'mix/kernel' holds values that are no numbers");
        File.Exists(_folder["mix.onnx"]).ShouldBeFalse();
    }

    [Fact]
    public void A_card_of_an_unknown_type_is_refused() =>
        Should.Throw<BadDataException>(() => ModelCardJson.Deserialize("""{"weights":"int4"}""", EveryNodeKind.Build(), "edited.onnx"))
            .Message.ShouldStartWith("edited.onnx: its model card is not valid");

    public void Dispose() => _folder.Dispose();

    private FaceModel Written(FaceModel model, WeightType type)
    {
        QuantizedOnnxFile.Write(_folder["mix.onnx"], model, type);
        return OnnxFile.Read(_folder["mix.onnx"]);
    }

    private static float[] RandomKernel()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 32 * 8).Select(_ => random.NextSingle() - 0.5f)];
    }

    /// <summary>A network whose second layer has the given (32, 8) kernel.</summary>
    private static FaceModel Mixing(float[] kernel)
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("x", new(3, 4, 4)),
            new Convolution("first", "x", 8, Extent.Square(4), Extent.Square(1), Padding.Valid),
            new Flatten("flat", "first"),
            new Dense("mix", "flat", 32),
        ];
        var network = new Network("mixing", nodes, ["mix"], RandomWeights.Of(nodes, 1).SetItem("mix/kernel", new(new(32, 8), kernel)));
        return new(network, ModelCard.Of(network));
    }
}

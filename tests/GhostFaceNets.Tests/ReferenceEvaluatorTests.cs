using System.Collections.Immutable;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests;

/// <summary>Numbers worked out by hand from the operators' definitions.</summary>
public class ReferenceEvaluatorTests
{
    [Fact]
    public void Same_padding_with_stride_two_pads_below_and_right_of_an_even_side()
    {
        // A 4 x 4 ramp under a kernel of ones: the first window covers rows and columns 0..2, the last 2..3.
        var y = Run(Ramp(4), new Convolution("y", "x", 1, Extent.Square(3), Extent.Square(2), Padding.Same), Ones("y/kernel", 1, 1, 3, 3));

        y.ShouldBe([45, 39, 66, 50]);
    }

    [Fact]
    public void A_kernel_of_five_with_stride_two_starts_one_pixel_outside_an_even_side()
    {
        var y = Run(Ramp(6), new DepthwiseConvolution("y", "x", Extent.Square(5), Extent.Square(2), Padding.Same), Ones("y/kernel", 1, 1, 5, 5));

        y[0].ShouldBe(168); // Rows and columns 0..3: 4 * (0 + 6 + 12 + 18) + 4 * (0 + 1 + 2 + 3).
        y.Length.ShouldBe(9);
    }

    [Theory]
    [InlineData(ActivationKind.HardSigmoidKeras, 1, 0.7)]
    [InlineData(ActivationKind.HardSigmoidKeras, -2.5, 0)]
    [InlineData(ActivationKind.HardSigmoidTorch, 1, 2.0 / 3)]
    [InlineData(ActivationKind.HardSigmoidTorch, -3, 0)]
    [InlineData(ActivationKind.HardSwish, 1, 2.0 / 3)]
    [InlineData(ActivationKind.Relu6, 7, 6)]
    [InlineData(ActivationKind.Relu, -7, 0)]
    [InlineData(ActivationKind.Linear, -7, -7)]
    [InlineData(ActivationKind.Sigmoid, 0, 0.5)]
    [InlineData(ActivationKind.Swish, 0, 0)]
    public void Activations_follow_their_definitions(ActivationKind kind, float x, double expected) =>
        Run(Picture(1, 1, x), new Activation("y", "x", kind))[0].ShouldBe(expected, 1e-7);

    [Fact]
    public void Resizing_uses_half_pixel_centres_and_clamps_at_the_edges() =>
        // 3 -> 4: the centres lie at -0.125, 0.625, 1.375 and 2.125 of the input.
        Run(Picture(1, 3, 0, 8, 16), new Resize("y", "x", new(1, 4))).ShouldBe([0, 5, 11, 16]);

    [Fact]
    public void Pooling_drops_the_last_row_and_column_of_an_odd_side() =>
        Run(Ramp(3), new AveragePool("y", "x", Extent.Square(2), Extent.Square(2))).ShouldBe([2]);

    [Fact]
    public void Batch_normalisation_without_gamma_takes_one() =>
        Run(
            Picture(1, 1, 3),
            new BatchNormalization("y", "x", Epsilon: 1, Scale: false),
            ("y/beta", new(new(1), [10])), ("y/mean", new(new(1), [1])), ("y/variance", new(new(1), [3]))).ShouldBe([11]);

    [Fact]
    public void A_factor_per_channel_is_spread_over_its_map()
    {
        var network = new Network(
            "test",
            [
                new InputNode("x", new(2, 1, 2)),
                new GlobalAveragePool("mean", "x"),
                new Multiply("y", "x", "mean"),
                new Flatten("flat", "y"),
                new Dense("dense", "flat", 1, UseBias: true),
            ],
            ["dense"],
            Weights([("dense/kernel", new(new(1, 4), [1, 10, 100, 1000])), ("dense/bias", new(new(1), [0.5f]))]));

        var outputs = ReferenceEvaluator.Evaluate(network, [1, 3, 5, 7]);

        outputs["mean"].ShouldBe([2, 6]);
        outputs["y"].ShouldBe([2, 6, 30, 42]);
        outputs["dense"].ShouldBe([45062.5]);
    }

    private static (string, FloatTensor) Ones(string name, params int[] extents)
    {
        var shape = new TensorShape(extents);
        var values = new float[shape.Count];
        Array.Fill(values, 1);
        return (name, new(shape, values));
    }

    private static FloatTensor Picture(int height, int width, params float[] values) => new(new(1, height, width), values);

    private static FloatTensor Ramp(int side) => Picture(side, side, [.. Enumerable.Range(0, side * side).Select(i => (float)i)]);

    private static double[] Run(FloatTensor picture, Node node, params (string Name, FloatTensor Tensor)[] weights)
    {
        var network = new Network("test", [new InputNode("x", picture.Shape), node], [node.Name], Weights(weights));
        return ReferenceEvaluator.Evaluate(network, picture.Values)[node.Name];
    }

    private static ImmutableDictionary<string, FloatTensor> Weights((string Name, FloatTensor Tensor)[] weights) =>
        weights.ToImmutableDictionary(weight => weight.Name, weight => weight.Tensor);
}

using System.Collections.Immutable;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Networks;

public class FoldBatchNormTests
{
    [Theory]
    [InlineData("ghostfacenetv1", HeadKind.Gdc, 0)]
    [InlineData("ghostfacenetv2", HeadKind.Gdc, 0)]
    [InlineData("ghostfacenetv1", HeadKind.E, 1)] // E_batchnorm follows an activation.
    [InlineData("ghostfacenetv1", HeadKind.F, 0)]
    public void A_folded_network_gives_the_same_embedding(string architecture, HeadKind head, int left)
    {
        var network = WithRandomNorms(Architecture.Build(
            architecture, new() { Width = 0.5, StemStride = 2, InputSize = 48, EmbeddingSize = 64, Head = head, UseBias = true }));
        var folded = FoldBatchNorm.Apply(network);

        folded.Nodes.OfType<BatchNormalization>().Count().ShouldBe(left);
        var (before, after) = (Embed(network), Embed(folded));
        var largest = before.Max(Math.Abs);
        for (var i = 0; i < before.Length; i++) after[i].ShouldBe(before[i], 1e-5 * largest);
    }

    [Fact]
    public void Without_gamma_the_variance_alone_scales()
    {
        var folded = FoldBatchNorm.Apply(Toy(
            [new BatchNormalization("norm", "conv", Epsilon: 0, Scale: false)], "norm",
            ("norm/beta", [5]), ("norm/mean", [1]), ("norm/variance", [4])));

        folded.Weights["conv/kernel"].Values.ShouldBe([1.5f]);
        folded.Weights["conv/bias"].Values.ShouldBe([4.5f]);
        folded.Outputs.ShouldBe(["conv"]);
    }

    [Fact]
    public void Two_batch_norms_in_a_row_fold_into_one_layer()
    {
        var folded = FoldBatchNorm.Apply(Toy(
            [new BatchNormalization("a", "conv", Epsilon: 0), new BatchNormalization("b", "a", Epsilon: 0)], "b",
            ("a/gamma", [2]), ("a/beta", [1]), ("a/mean", [0]), ("a/variance", [1]),
            ("b/gamma", [10]), ("b/beta", [0]), ("b/mean", [3]), ("b/variance", [1])));

        folded.Nodes.Select(node => node.Name).ShouldBe(["x", "conv"]);
        folded.Weights["conv/kernel"].Values.ShouldBe([60f]);
        folded.Weights["conv/bias"].Values.ShouldBe([-20f]);
    }

    [Fact]
    public void A_batch_norm_stays_where_something_else_reads_the_layer()
    {
        var network = Toy(
            [new BatchNormalization("norm", "conv"), new Add("sum", ["norm", "conv"])], "sum",
            ("norm/gamma", [2]), ("norm/beta", [1]), ("norm/mean", [0]), ("norm/variance", [1]));
        FoldBatchNorm.Apply(network).Nodes.ShouldBe(network.Nodes);
    }

    [Fact]
    public void Marks_of_batch_norms_go_with_them()
    {
        var marked = WeightDecay.Mark(Architecture.Outline("ghostfacenetv1", new() { Width = 0.5 }), 1e-4, includeBatchNorm: true);
        var folded = FoldBatchNorm.Apply(marked);
        folded.WeightDecays.Keys.ShouldBeSubsetOf(folded.Weights.Keys);
        folded.WeightDecays.ShouldContainKeyAndValue("conv2d/kernel", 1e-4);
    }

    /// <summary>A pixel, a convolution that multiplies by 3, and what follows.</summary>
    private static Network Toy(ImmutableArray<Node> rest, string output, params (string Name, float[] Values)[] weights) => new(
        "toy",
        [
            new InputNode("x", new(1, 1, 1)),
            new Convolution("conv", "x", 1, Extent.Square(1), Extent.Square(1), Padding.Valid),
            .. rest,
        ],
        [output],
        weights.Append(("conv/kernel", [3f])).ToImmutableDictionary(
            weight => weight.Item1,
            weight => new FloatTensor(weight.Item1 == "conv/kernel" ? new(1, 1, 1, 1) : new(1), weight.Item2)));

    private static Network WithRandomNorms(Network network)
    {
        var random = new Random(3);
        var weights = network.Weights.ToBuilder();
        foreach (var (name, weight) in network.Weights.OrderBy(weight => weight.Key, StringComparer.Ordinal))
        {
            // Gains below 1 keep the gates of attention where rounding does not swing them.
            weights[name] = name.Split('/')[^1] switch
            {
                "gamma" => Drawn(weight.Shape, 0.3, 0.9),
                "variance" => Drawn(weight.Shape, 0.5, 1.5),
                "beta" or "mean" or "bias" => Drawn(weight.Shape, -0.5, 0.5),
                _ => weight,
            };
        }

        return network.WithWeights(weights.ToImmutable());

        FloatTensor Drawn(TensorShape shape, double from, double to) =>
            new(shape, [.. Enumerable.Range(0, shape.Channels).Select(_ => (float)(from + (to - from) * random.NextDouble()))]);
    }

    private static double[] Embed(Network network)
    {
        var random = new Random(5);
        var picture = new float[network.Input.Shape.Count];
        foreach (ref var value in picture.AsSpan()) value = (float)(2 * random.NextDouble() - 1);
        return ReferenceEvaluator.Evaluate(network, picture)[network.Outputs[0]];
    }
}

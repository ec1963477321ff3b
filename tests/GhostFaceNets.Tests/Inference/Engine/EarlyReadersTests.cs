using System.Collections.Immutable;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Inference.Engine;

public class EarlyReadersTests
{
    private static readonly Extent One = Extent.Square(1);

    private static readonly Extent Three = Extent.Square(3);

    private static readonly Extent Two = Extent.Square(2);

    [Fact]
    public void A_shortcut_that_halves_the_input_of_a_block_comes_before_the_block() => OrderOf(
    [
        new InputNode("x", new(8, 8, 8)),
        new Convolution("wide", "x", 32, One, One, Padding.Valid),
        new DepthwiseConvolution("halved", "wide", Three, Two, Padding.Same),
        new Convolution("narrow", "halved", 8, One, One, Padding.Valid),
        new Convolution("as large", "x", 8, Three, One, Padding.Same),
        new DepthwiseConvolution("shortcut", "x", Three, Two, Padding.Same),
        new GlobalAveragePool("mean", "shortcut"),
        new Convolution("mixed", "shortcut", 8, One, One, Padding.Valid),
    ]).ShouldBe(["x", "shortcut", "mean", "wide", "halved", "narrow", "as large", "mixed"]);

    private static IEnumerable<string> OrderOf(ImmutableArray<Node> nodes) =>
        Fusion.Apply(new("block", nodes, ["narrow", "as large", "mean", "mixed"], RandomWeights.Of(nodes, seed: 1))).Operations.Select(operation => operation.Output);
}

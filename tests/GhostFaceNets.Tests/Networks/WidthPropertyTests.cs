using CsCheck;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Tests.Networks;

public class WidthPropertyTests
{
    [Fact]
    public void Any_width_gives_halves_that_join_and_shortcuts_that_fit() => Gen.Select(
        Gen.Double[0.5, 2], Gen.Int[0, Architecture.Names.Count - 1], Gen.Int[1, 2], Gen.Int[33, 160])
        .Sample(
            (width, architecture, stride, size) =>
            {
                // The network's own checks refuse channels that do not fit.
                var network = Architecture.Outline(
                    Architecture.Names[architecture], new() { Width = width, StemStride = stride, InputSize = size, EmbeddingSize = 32 });

                network.ShapeOf("embedding").ShouldBe(new TensorShape(32));
                foreach (var join in network.Nodes.OfType<Concat>())
                {
                    var channels = network.ShapeOf(join.Name).Channels;
                    (channels % 4).ShouldBe(0);
                    network.InputShapesOf(join).ShouldAllBe(half => half.Channels == channels / 2);
                }

                var shrinking = 16 * stride;
                network.ShapeOf(network.Nodes.OfType<Add>().Last().Name).Height.ShouldBe((size + shrinking - 1) / shrinking);
            },
            iter: 40, threads: 1);
}

using GhostFaceNets.Networks;

namespace GhostFaceNets.Tests;

public class PaddingTests
{
    [Theory]
    [InlineData(112, 3, 2, 0, 1)]
    [InlineData(56, 5, 2, 1, 2)]
    [InlineData(7, 5, 2, 2, 2)]
    [InlineData(112, 3, 1, 1, 1)]
    [InlineData(4, 5, 1, 2, 2)]
    [InlineData(8, 1, 1, 0, 0)]
    public void Same_padding_puts_the_larger_half_after_as_TensorFlow_does(int side, int kernel, int stride, int before, int after) =>
        Padding.Same.Resolve(side, side, Extent.Square(kernel), Extent.Square(stride))
            .ShouldBe(Padding.Explicit(before, after, before, after));
}

using CsCheck;
using GhostFaceNets.Detection;
using GhostFaceNets.Tests.Imaging;

namespace GhostFaceNets.Tests.Detection;

public class PictureWarpTests
{
    [Fact]
    public void Every_pixel_is_the_nearest_to_the_bilinear_mean_of_where_it_comes_from() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60], Gen.Double[.2, 4], Gen.Double[-3.2, 3.2], Gen.Double[-20, 60], Gen.Double[-20, 60]).Sample(
            (width, height, scale, angle, x, y) =>
            {
                var picture = Pictures.Noise(width, height, seed: width);
                var transform = new SimilarityTransform(scale * Math.Cos(angle), scale * Math.Sin(angle), x, y);
                var drawn = PictureWarp.Warp(picture, transform, 37, 29);
                for (var at = 0; at < drawn.Pixels.Length; at++)
                {
                    // A rotation undone: (P X + Q Y, P Y - Q X) / (P P + Q Q).
                    var (right, down) = ((at / 3 % 37) - x, (at / 3 / 37) - y);
                    var fromX = ((right * Math.Cos(angle)) + (down * Math.Sin(angle))) / scale;
                    var fromY = ((down * Math.Cos(angle)) - (right * Math.Sin(angle))) / scale;
                    var mean = 0.0;
                    for (var row = Math.Max(0, (int)fromY - 1); row < Math.Min(height, fromY + 2); row++)
                    for (var column = Math.Max(0, (int)fromX - 1); column < Math.Min(width, fromX + 2); column++)
                    {
                        var weight = Math.Max(0, 1 - Math.Abs(row - fromY)) * Math.Max(0, 1 - Math.Abs(column - fromX));
                        mean += weight * picture.Pixels[(3 * ((row * width) + column)) + (at % 3)];
                    }

                    if (Math.Abs(drawn.Pixels[at] - mean) > .501) Assert.Fail($"number {at} is {drawn.Pixels[at]}, the mean is {mean}");
                }
            },
            iter: 100, threads: 1);
}

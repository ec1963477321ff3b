using CsCheck;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Tests.Imaging;

public class PictureResizeTests
{
    [Fact]
    public void Halving_averages_each_block_of_four()
    {
        var picture = Pictures.Of(4, 2, (x, y) => (10 * x, 100 * y, 7));
        picture.Resize(2, 1).Pixels.ShouldBe([5, 50, 7, 25, 50, 7]);
    }

    [Fact]
    public void Shrinking_by_three_halves_weighs_pixels_by_the_area_under_the_new_one()
    {
        // (1 * 0 + .5 * 90) / 1.5 and (.5 * 90 + 1 * 60) / 1.5
        var picture = Pictures.Of(3, 1, (x, _) => (x == 1 ? 90 : x == 2 ? 60 : 0, 0, 0));
        var small = picture.Resize(2, 1);
        small.At(0, 0).R.ShouldBe(30);
        small.At(1, 0).R.ShouldBe(70);
    }

    [Fact]
    public void Doubling_interpolates_between_the_centres_of_pixels()
    {
        var picture = Pictures.Of(2, 1, (x, _) => (100 * x, 0, 0));
        picture.Resize(4, 1).Pixels.Where((_, at) => at % 3 == 0).ShouldBe(new byte[] { 0, 25, 75, 100 });
    }

    [Theory]
    [InlineData(101, 67, 40, 31)]
    [InlineData(50, 40, 133, 90)]
    public void A_linear_gradient_stays_where_the_half_pixel_rule_puts_it(int width, int height, int newWidth, int newHeight)
    {
        var resized = Pictures.Of(width, height, (x, y) => (2 * x, 3 * y, 0)).Resize(newWidth, newHeight);
        for (var x = 2; x < newWidth - 2; x++)
        {
            var expected = 2 * (((x + .5) * width / newWidth) - .5);
            ((double)resized.At(x, newHeight / 2).R).ShouldBe(expected, .75);
        }
    }

    [Fact]
    public void Every_pixel_of_any_size_is_the_nearest_to_its_weighted_mean() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[1, 90], Gen.Int[1, 90], Gen.Int[0, 1000]).Sample(
            (width, height, newWidth, newHeight, seed) =>
            {
                if ((width, height) == (newWidth, newHeight)) return;
                var picture = Pictures.Noise(width, height, seed);
                var resized = picture.Resize(newWidth, newHeight);
                for (var at = 0; at < resized.Pixels.Length; at++)
                {
                    var (across, down) = (Weights(width, newWidth, at / 3 % newWidth), Weights(height, newHeight, at / 3 / newWidth));
                    var mean = 0.0;
                    for (var y = 0; y < height; y++)
                    for (var x = 0; down[y] > 0 && x < width; x++)
                    {
                        mean += down[y] * across[x] * picture.Pixels[(3 * ((y * width) + x)) + (at % 3)];
                    }

                    if (Math.Abs(resized.Pixels[at] - mean) > .501) Assert.Fail($"number {at} is {resized.Pixels[at]}, the mean is {mean}");
                }
            },
            iter: 30, threads: 1);

    /// <summary>What each pixel of an axis counts: the part of the area under the new one, or how near their centres lie.</summary>
    private static double[] Weights(int from, int to, int pixel)
    {
        var step = (double)from / to;
        var centre = Math.Clamp(((pixel + .5) * step) - .5, 0, from - 1);
        return [.. Enumerable.Range(0, from).Select(x => Math.Max(0, to < from
            ? (Math.Min(x + 1, (pixel + 1) * step) - Math.Max(x, pixel * step)) / step
            : 1 - Math.Abs(x - centre)))];
    }

    [Fact]
    public void A_mirrored_picture_has_its_columns_in_reverse_and_leaves_the_original()
    {
        var picture = Pictures.Of(3, 2, (x, y) => (x, y, 10 + x));
        var before = picture.Pixels.ToArray();
        picture.Mirror().Pixels.ShouldBe([2, 0, 12, 1, 0, 11, 0, 0, 10, 2, 1, 12, 1, 1, 11, 0, 1, 10]);
        picture.Pixels.ShouldBe(before);
    }
}

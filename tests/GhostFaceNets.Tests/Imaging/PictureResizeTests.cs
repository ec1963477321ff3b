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
    public void A_mirrored_picture_has_its_columns_in_reverse_and_leaves_the_original()
    {
        var picture = Pictures.Of(3, 2, (x, y) => (x, y, 10 + x));
        var before = picture.Pixels.ToArray();
        picture.Mirror().Pixels.ShouldBe([2, 0, 12, 1, 0, 11, 0, 0, 10, 2, 1, 12, 1, 1, 11, 0, 1, 10]);
        picture.Pixels.ShouldBe(before);
    }
}

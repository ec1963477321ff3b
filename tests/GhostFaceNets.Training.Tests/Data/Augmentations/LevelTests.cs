using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Data.Augmentations;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Data.Augmentations;

/// <summary>Numbers by numpy 1.24 and by Python's colorsys for the same picture.</summary>
public class LevelTests
{
    private const int Draws = 2000;

    [Fact]
    public void Contrast_multiplies_the_distance_from_each_channels_mean()
    {
        RandomContrast.Apply(Patterns.Small, 0.7).Pixels.ShouldBe((byte[])[38, 76, 121, 198, 111, 31, 163, 131, 105, 112, 135, 164, 47, 124, 28, 145, 97, 56, 48, 55, 69, 115, 177, 66, 167, 104, 48, 203, 195, 194, 45, 92, 145, 51, 152, 80]);
        RandomContrast.Apply(Patterns.Small, 1.3).Pixels.ShouldBe((byte[])[0, 38, 145, 255, 103, 0, 207, 139, 117, 114, 147, 226, 0, 126, 0, 173, 77, 26, 0, 0, 49, 119, 225, 44, 215, 90, 10, 255, 255, 255, 0, 67, 189, 0, 178, 70]);
    }

    [Fact]
    public void Saturation_keeps_hue_and_value()
    {
        RandomSaturation.Apply(Patterns.Small, 0.7).Pixels.ShouldBe((byte[])[45, 80, 133, 235, 145, 74, 185, 150, 133, 138, 157, 195, 51, 125, 38, 159, 109, 76, 32, 37, 59, 142, 201, 99, 191, 125, 78, 243, 232, 239, 62, 105, 167, 67, 165, 102]);
        RandomSaturation.Apply(Patterns.Small, 1.3).Pixels.ShouldBe((byte[])[0, 53, 133, 235, 104, 0, 185, 120, 89, 88, 125, 195, 18, 125, 0, 159, 65, 6, 10, 17, 59, 92, 201, 11, 191, 80, 0, 243, 222, 235, 0, 69, 167, 0, 165, 59]);
    }

    [Fact]
    public void Brightness_is_added_and_cut() =>
        RandomBrightness.Apply(new Picture(1, 1, [3, 128, 250]), -12.75).Pixels.ShouldBe((byte[])[0, 115, 237]);

    [Fact]
    public void Brightness_takes_its_whole_range_evenly()
    {
        var grey = new Picture(1, 1, [128, 128, 128]);
        var values = Drawn(new RandomBrightness(12.75), grey, picture => (int)picture.Pixels[0]);
        (values.Min(), values.Max()).ShouldBe((115, 141));
        values.Average().ShouldBe(128, 0.7);
    }

    [Fact]
    public void A_crop_shows_100_of_112_pixels_from_any_place()
    {
        var ramp = new Picture(112, 112, [.. Enumerable.Range(0, 3 * 112 * 112).Select(i => (byte)(i % 3 == 0 ? i / 3 % 112 : i / 3 / 112))]);
        var crops = Drawn(new RandomCrop(), ramp, picture => picture);
        crops.ShouldAllBe(crop => crop.Width == 112 && crop.Height == 112);
        foreach (var channel in new[] { 0, 1 })
        {
            var (first, last) = (crops.Select(crop => (int)crop.Pixels[channel]), crops.Select(crop => crop.Pixels[^(3 - channel)] - crop.Pixels[channel]));
            first.Distinct().Order().ShouldBe(Enumerable.Range(0, 13));
            last.ShouldAllBe(difference => difference == 99);
        }
    }

    [Fact]
    public void A_mask_hides_the_lower_part_of_some_pictures()
    {
        var white = new Picture(112, 112, [.. Enumerable.Repeat((byte)255, 3 * 112 * 112)]);
        var rows = Drawn(new MaskCutout(0.25), white, picture => Array.IndexOf(picture.Pixels, (byte)128) / 3 / 112);
        rows.Count(row => row > 0).ShouldBeInRange(430, 570);
        rows.Where(row => row > 0).Distinct().Order().ShouldBe(Enumerable.Range(61, 17));
    }

    [Theory]
    [InlineData(0, 0, new string[0])]
    [InlineData(1, 0, new[] { "RandomBrightness" })]
    [InlineData(2, 0.1, new[] { "MaskCutout", "RandomBrightness", "RandomContrast", "RandomSaturation" })]
    [InlineData(3, 0, new[] { "RandomBrightness", "RandomContrast", "RandomSaturation", "RandomCrop" })]
    public void A_level_adds_to_the_one_below(int level, double mask, string[] expected) =>
        RecipeAugmentation.Of(new AugmentationRecipe { Level = level, Mask = mask }).Steps.Select(step => step.GetType().Name).ShouldBe(expected);

    [Fact]
    public void Strength_grows_with_the_level()
    {
        var grey = new Picture(1, 1, [128, 128, 128]);
        var values = Drawn(RecipeAugmentation.Of(new AugmentationRecipe { Level = 2 }).Steps[0], grey, picture => (int)picture.Pixels[0]);
        (values.Min(), values.Max()).ShouldBe((103, 153));
    }

    private static T[] Drawn<T>(IAugmentation augmentation, Picture picture, Func<Picture, T> measure) =>
    [
        .. Enumerable.Range(0, Draws).Select(index =>
        {
            var draws = RandomDraws.OfPicture(1, 0, index);
            return measure(augmentation.Apply(picture, ref draws));
        }),
    ];
}

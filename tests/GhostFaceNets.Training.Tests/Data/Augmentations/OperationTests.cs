using GhostFaceNets.Imaging;
using GhostFaceNets.Training.Data.Augmentations.Operations;

namespace GhostFaceNets.Training.Tests.Data.Augmentations;

/// <summary>Numbers by the Python Imaging Library 9.4 for the same picture.</summary>
public class OperationTests
{
    [Fact]
    public void Colour_blends_with_grey()
    {
        Colour.Apply(Patterns.Small, 0.4).Pixels.ShouldBe((byte[])[33, 53, 83, 174, 123, 82, 162, 142, 132, 128, 139, 161, 55, 97, 47, 125, 96, 78, 25, 28, 41, 142, 175, 117, 146, 109, 81, 237, 230, 234, 48, 73, 108, 77, 133, 97]);
        Colour.Apply(Patterns.Small, 1.6).Pixels.ShouldBe((byte[])[0, 60, 182, 255, 90, 0, 207, 127, 89, 97, 142, 228, 0, 152, 0, 192, 77, 3, 16, 25, 77, 91, 226, 0, 235, 85, 0, 249, 223, 239, 0, 84, 225, 0, 196, 52]);
    }

    [Fact]
    public void Contrast_blends_with_the_mean_grey()
    {
        Contrast.Apply(Patterns.Small, 0.4).Pixels.ShouldBe((byte[])[71, 91, 122, 163, 111, 71, 143, 123, 113, 114, 125, 147, 76, 119, 69, 132, 103, 85, 77, 79, 92, 115, 149, 91, 145, 107, 80, 166, 159, 163, 75, 100, 135, 79, 135, 99]);
        Contrast.Apply(Patterns.Small, 1.6).Pixels.ShouldBe((byte[])[0, 22, 143, 255, 102, 0, 227, 147, 108, 111, 156, 243, 0, 131, 0, 185, 70, 0, 0, 0, 25, 118, 252, 19, 236, 86, 0, 255, 255, 255, 0, 57, 198, 0, 195, 51]);
    }

    [Fact]
    public void Brightness_blends_with_black()
    {
        Brightness.Apply(Patterns.Small, 0.4).Pixels.ShouldBe((byte[])[2, 22, 53, 94, 42, 2, 74, 54, 44, 45, 56, 78, 7, 50, 0, 63, 34, 16, 8, 10, 23, 46, 80, 22, 76, 38, 11, 97, 90, 94, 6, 31, 66, 10, 66, 30]);
        Brightness.Apply(Patterns.Small, 1.6).Pixels.ShouldBe((byte[])[11, 91, 212, 255, 171, 8, 255, 216, 177, 180, 225, 255, 30, 200, 1, 254, 139, 65, 33, 43, 94, 187, 255, 88, 255, 155, 46, 255, 255, 255, 27, 126, 255, 40, 255, 120]);
    }

    [Fact]
    public void Sharpness_blends_with_a_smoothed_picture_inside_the_border()
    {
        Sharpness.Apply(Patterns.Small, 0.4).Pixels.ShouldBe((byte[])[7, 57, 133, 235, 107, 5, 185, 135, 111, 113, 141, 195, 19, 125, 1, 142, 94, 60, 63, 69, 78, 117, 201, 55, 191, 97, 29, 243, 227, 237, 17, 79, 167, 25, 165, 75]);
        Sharpness.Apply(Patterns.Small, 1.6).Pixels.ShouldBe((byte[])[7, 57, 133, 235, 107, 5, 185, 135, 111, 113, 141, 195, 19, 125, 1, 175, 79, 21, 0, 0, 39, 117, 201, 55, 191, 97, 29, 243, 227, 237, 17, 79, 167, 25, 165, 75]);
    }

    [Fact]
    public void Automatic_contrast_stretches_each_channel()
    {
        var pale = ValueMap.Apply(Patterns.Small, value => 60 + value / 2);
        AutoContrast.Apply(pale).Pixels.ShouldBe((byte[])[0, 38, 142, 246, 102, 4, 192, 137, 118, 114, 145, 209, 12, 124, 0, 164, 76, 43, 15, 0, 62, 118, 221, 58, 198, 89, 30, 255, 255, 255, 10, 66, 179, 19, 175, 79]);
    }

    [Fact]
    public void Equalizing_spreads_the_values_of_each_channel()
    {
        var dark = ValueMap.Apply(Patterns.Of(24, 16), value => value * value / 400 + 20);
        var equal = Equalize.Apply(dark).Pixels;
        equal.Take(24).ShouldBe((byte[])[0, 85, 205, 255, 158, 0, 255, 202, 175, 166, 210, 255, 0, 186, 0, 231, 126, 59, 33, 32, 87, 172, 255, 79]);
        equal.Sum(value => value).ShouldBe(193085);
    }

    [Fact]
    public void Posterizing_keeps_upper_bits() =>
        Posterize.Apply(Patterns.Small, 3).Pixels.ShouldBe((byte[])[0, 32, 128, 224, 96, 0, 160, 128, 96, 96, 128, 192, 0, 96, 0, 128, 64, 32, 0, 0, 32, 96, 192, 32, 160, 96, 0, 224, 224, 224, 0, 64, 160, 0, 160, 64]);

    [Fact]
    public void Solarizing_inverts_from_the_threshold_on() =>
        Solarize.Apply(Patterns.Small, 100).Pixels.ShouldBe((byte[])[7, 57, 122, 20, 148, 5, 70, 120, 144, 142, 114, 60, 19, 130, 1, 96, 87, 41, 21, 27, 59, 138, 54, 55, 64, 97, 29, 12, 28, 18, 17, 79, 88, 25, 90, 75]);

    [Fact]
    public void Adding_before_solarizing_brightens_the_lower_half() =>
        SolarizeAdd.Apply(new Picture(2, 1, [0, 100, 127, 128, 200, 255]), 60).Pixels.ShouldBe((byte[])[60, 160, 187, 128, 200, 255]);

    [Fact]
    public void Inverting_takes_the_distance_from_white() =>
        Invert.Apply(new Picture(1, 1, [0, 100, 255])).Pixels.ShouldBe((byte[])[255, 155, 0]);

    [Fact]
    public void A_cut_out_ends_at_the_border()
    {
        var pixels = Cutout.Apply(new Picture(4, 3, new byte[36]), x: 3, y: 1, half: 1).Pixels;
        Patterns.Red(new Picture(4, 3, pixels)).ShouldBe((byte[])[0, 0, 128, 128, 0, 0, 128, 128, 0, 0, 0, 0]);
    }

    [Fact]
    public void Rotating_turns_about_the_middle_against_the_clock()
    {
        Patterns.Red(Warp.Rotate(Patterns.Of(5, 4), 25)).ShouldBe((byte[])[128, 185, 113, 243, 243, 7, 21, 117, 191, 173, 159, 25, 11, 231, 65, 17, 17, 247, 123, 128]);
        Patterns.Red(Warp.Rotate(Patterns.Of(5, 4), -25)).ShouldBe((byte[])[159, 159, 235, 185, 128, 17, 21, 117, 191, 19, 93, 25, 11, 231, 243, 128, 123, 233, 173, 173]);
        Patterns.Red(Warp.Rotate(Patterns.Of(5, 4), 60)).ShouldBe((byte[])[128, 113, 191, 173, 173, 235, 185, 117, 231, 233, 235, 21, 11, 123, 233, 159, 159, 25, 247, 128]);
    }

    [Fact]
    public void Shearing_moves_rows_and_columns()
    {
        Patterns.Red(Warp.ShearX(Patterns.Of(5, 4), 0.4)).ShouldBe((byte[])[7, 235, 185, 113, 19, 21, 117, 191, 243, 128, 25, 11, 231, 173, 128, 247, 123, 233, 65, 128]);
        Patterns.Red(Warp.ShearY(Patterns.Of(5, 4), -0.4)).ShouldBe((byte[])[7, 128, 128, 128, 128, 159, 235, 185, 113, 128, 17, 21, 117, 191, 19, 93, 25, 11, 231, 243]);
    }

    [Fact]
    public void Translating_moves_to_the_left_and_up() =>
        Patterns.Red(Warp.Translate(Patterns.Of(5, 4), 2, -1)).ShouldBe((byte[])[128, 128, 128, 128, 128, 185, 113, 19, 128, 128, 117, 191, 243, 128, 128, 11, 231, 173, 128, 128]);

    [Fact]
    public void Nothing_changes_at_neutral_strength()
    {
        var picture = Patterns.Of(9, 7);
        Picture[] same =
        [
            Colour.Apply(picture, 1), Contrast.Apply(picture, 1), Brightness.Apply(picture, 1), Sharpness.Apply(picture, 1),
            Posterize.Apply(picture, 8), Solarize.Apply(picture, 256), SolarizeAdd.Apply(picture, 0), Cutout.Apply(picture, 2, 3, 0),
            Warp.Rotate(picture, 0), Warp.ShearX(picture, 0), Warp.ShearY(picture, 0), Warp.Translate(picture, 0, 0),
        ];
        same.ShouldAllBe(each => each.Pixels.SequenceEqual(picture.Pixels));
    }
}

using GhostFaceNets.Imaging;
using SkiaSharp;

namespace GhostFaceNets.Tests.Imaging;

public class PictureDecodingTests
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void Exif_orientation_puts_the_stored_first_corner_where_the_standard_says(int orientation, int right, int bottom)
    {
        // Red stands in the first stored corner, green in the last of the first stored row.
        var stored = Pictures.Of(48, 32, (x, y) => y < 16 ? (x < 24 ? (255, 0, 0) : (0, 255, 0)) : (0, 0, 255));
        var upright = PictureFile.Decode(JpegBytes.WithOrientation(PictureEncoder.Jpeg(stored, 100), orientation), "turned.jpg");

        (upright.Width, upright.Height).ShouldBe(orientation < 5 ? (48, 32) : (32, 48));
        var (x, y) = (right * (upright.Width - 1), bottom * (upright.Height - 1));
        Near(upright.At(x, y), (255, 0, 0));
        // The end of the first stored row lies along the row when the picture keeps its axes, along the column otherwise.
        Near(orientation < 5 ? upright.At(upright.Width - 1 - x, y) : upright.At(x, upright.Height - 1 - y), (0, 255, 0));
    }

    [Theory]
    [InlineData(1, "4949 2A00 08000000 0100 1201 0300 01000000 0100 0000")]
    [InlineData(3, "4949 2A00 08000000 0100 1201 0300 01000000 0300 0000")]
    [InlineData(6, "4949 2A00 08000000 0200 0001 0300 01000000 0800 0000 1201 0300 01000000 0600 0000")]
    [InlineData(8, "4D4D 002A 00000008 0001 0112 0003 00000001 0008 0000")]
    [InlineData(1, "4D4D 002A 00000008 0001 0112 0003 00000001 0009 0000")]
    [InlineData(1, "4D4D 002A 00000008 FFFF 0112")]
    [InlineData(1, "4D4D 002A FFFFFFFF")]
    [InlineData(1, "4D4D 002A")]
    [InlineData(1, "")]
    public void Exif_turns_a_PNG_as_a_JPEG_and_is_not_believed_where_it_is_broken(int orientation, string exif)
    {
        var stored = Pictures.Of(3, 2, (x, y) => (x * 7, y * 11, 3));
        var upright = PictureFile.Decode(PngBytes.WithExif(PictureEncoder.Png(stored), Convert.FromHexString(exif.Replace(" ", ""))), "turned.png");
        (upright.Width, upright.Height).ShouldBe(orientation is 6 or 8 ? (2, 3) : (3, 2));
        // Where the stored first pixel stands.
        var (x, y) = orientation switch { 3 => (2, 1), 6 => (1, 0), 8 => (0, 2), _ => (0, 0) };
        upright.At(x, y).ShouldBe((0, 0, 3));
    }

    [Fact]
    public void A_grey_JPEG_becomes_three_equal_channels()
    {
        using var grey = new SKBitmap(new SKImageInfo(16, 16, SKColorType.Gray8));
        grey.Erase(new SKColor(90, 90, 90));
        Near(PictureFile.Decode(grey.Encode(SKEncodedImageFormat.Jpeg, 100).Span, "grey.jpg").At(5, 5), (90, 90, 90));
    }

    [Fact]
    public void A_CMYK_JPEG_becomes_the_light_that_its_inks_leave()
    {
        // Adobe's inverted inks: 255 is none. Light = paper less ink, less black.
        Near(PictureFile.Decode(JpegBytes.Cmyk(255, 255, 255, 255), "paper.jpg").At(3, 3), (255, 255, 255));
        Near(PictureFile.Decode(JpegBytes.Cmyk(0, 255, 255, 255), "cyan.jpg").At(3, 3), (0, 255, 255));
        Near(PictureFile.Decode(JpegBytes.Cmyk(255, 100, 40, 255), "ink.jpg").At(3, 3), (255, 100, 40));
        Near(PictureFile.Decode(JpegBytes.Cmyk(255, 255, 255, 0), "black.jpg").At(3, 3), (0, 0, 0));
    }

    [Fact]
    public void Transparency_is_laid_over_white()
    {
        var picture = PictureFile.Decode(PngBytes.Of(3, 1, 8, 6, [10, 20, 30, 255, 10, 20, 30, 0, 0, 100, 200, 51]), "clear.png");
        picture.At(0, 0).ShouldBe((10, 20, 30));
        picture.At(1, 0).ShouldBe((255, 255, 255));
        picture.At(2, 0).ShouldBe((204, 224, 244));
    }

    [Fact]
    public void Sixteen_bits_become_the_upper_eight()
    {
        var picture = PictureFile.Decode(PngBytes.Of(2, 1, 16, 2, [0x10, 0x10, 0x20, 0x20, 0xFF, 0xFF, 0, 0, 0x80, 0x80, 0x40, 0x40]), "deep.png");
        picture.At(0, 0).ShouldBe((0x10, 0x20, 0xFF));
        picture.At(1, 0).ShouldBe((0, 0x80, 0x40));
    }

    [Fact]
    public void A_BMP_is_read_from_its_lowest_row_up()
    {
        byte[] file =
        [
            .. "BM"u8, 62, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24, 0, .. new byte[4], 8, 0, 0, 0, .. new byte[16],
            3, 2, 1, 0, 6, 5, 4, 0,
        ];
        var picture = PictureFile.Decode(file, "small.bmp");
        picture.At(0, 0).ShouldBe((4, 5, 6));
        picture.At(0, 1).ShouldBe((1, 2, 3));
    }

    [Fact]
    public void A_lossless_WebP_keeps_its_pixels()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(2, 1, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.SetPixel(0, 0, new SKColor(1, 2, 3));
        bitmap.SetPixel(1, 0, new SKColor(200, 100, 50));
        using var pixels = bitmap.PeekPixels().ShouldNotBeNull();
        using var file = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100)).ShouldNotBeNull();
        PictureFile.Decode(file.Span, "small.webp").Pixels.ShouldBe([1, 2, 3, 200, 100, 50]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 1)]
    [InlineData(112, 112)]
    public void A_PNG_that_was_written_is_read_unchanged(int width, int height)
    {
        var picture = Pictures.Of(width, height, (x, y) => (x * 7, y * 11, (x * y) + 3));
        PictureFile.Decode(PictureEncoder.Png(picture), "same.png").Pixels.ShouldBe(picture.Pixels);
    }

    [Fact]
    public void A_JPEG_that_was_written_is_nearly_unchanged()
    {
        var picture = Pictures.Gradient(112, 112);
        Pictures.LargestDifference(PictureFile.Decode(PictureEncoder.Jpeg(picture), "near.jpg"), picture).ShouldBeLessThan(6);
    }

    private static void Near((int R, int G, int B) actual, (int R, int G, int B) expected)
    {
        ((double)actual.R).ShouldBe(expected.R, 6);
        ((double)actual.G).ShouldBe(expected.G, 6);
        ((double)actual.B).ShouldBe(expected.B, 6);
    }
}

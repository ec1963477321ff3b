using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;
using SkiaSharp;

namespace GhostFaceNets.Tests.Imaging;

public class BrokenPictureTests
{
    [Fact]
    public void An_empty_file_is_named() => Refusal([]).ShouldBe("face.jpg: the file is empty; expected a JPEG, PNG, WebP or BMP picture");

    [Fact]
    public void A_text_file_is_quoted() =>
        Refusal("<!doctype html>\n<html>"u8.ToArray()).ShouldBe("face.jpg: starts with the text '<!doctype html>'; expected a JPEG, PNG, WebP or BMP picture");

    [Fact]
    public void Foreign_bytes_are_shown() => Refusal([0x7F, 0x45, 0x4C, 0x46]).ShouldContain("starts with the bytes 7F454C46");

    [Fact]
    public void A_header_of_20000_by_20000_is_refused_before_memory_is_taken()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal(PngBytes.Of(20000, 20000, 8, 2, [1, 2, 3])).ShouldContain("20000 x 20000 pixels, more than the 200 megapixels");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void A_header_that_its_file_cannot_fill_is_refused_before_memory_is_taken()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal(PngBytes.Of(14000, 14000, 8, 2, [1, 2, 3])).ShouldContain("bytes cannot hold");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void A_large_picture_of_one_colour_is_no_broken_one()
    {
        var plain = Pictures.Of(4000, 3000, (_, _) => (200, 200, 200));
        PictureFile.Decode(PictureEncoder.Png(plain), "plain.png").Pixels.ShouldBe(plain.Pixels);
        PictureFile.Decode(PictureEncoder.Jpeg(plain), "plain.jpg").Width.ShouldBe(4000);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_truncated_picture_is_an_error_and_no_grey_half_wherever_it_ends(SKEncodedImageFormat format)
    {
        using var bitmap = SKBitmap.Decode(PictureEncoder.Png(Pictures.Of(160, 120, (x, y) => (x * 3 % 256, y * 5 % 256, x * y % 256))));
        var whole = bitmap.Encode(format, 90).ToArray();
        for (var tenth = 1; tenth < 10; tenth++) Refusal(whole[..(whole.Length * tenth / 10)]).ShouldStartWith("face.jpg: ");
    }

    [Fact]
    public void A_truncated_real_photograph_says_so()
    {
        var whole = File.ReadAllBytes(SharedFolder.Data("photos", "obama_family.jpg"));
        Refusal(whole[..(whole.Length / 2)]).ShouldMatch(@"the Jpeg picture of \d+ x \d+ is truncated");
    }

    [Fact]
    public void A_picture_of_one_pixel_is_valid() =>
        PictureFile.Decode(PngBytes.Of(1, 1, 8, 0, [77]), "dot.png").Pixels.ShouldBe([77, 77, 77]);

    private static string Refusal(byte[] file) =>
        Should.Throw<BadDataException>(() => PictureFile.Decode(file, "face.jpg")).Message;
}

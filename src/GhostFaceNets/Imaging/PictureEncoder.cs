using SkiaSharp;

namespace GhostFaceNets.Imaging;

/// <summary>Encodes pictures as the bytes of a file.</summary>
public static class PictureEncoder
{
    /// <summary>A PNG file, which keeps every pixel.</summary>
    public static byte[] Png(Picture picture) => Encode(picture, pixels => pixels.Encode(SKPngEncoderOptions.Default));

    /// <summary>A JPEG file without colour subsampling.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="quality">1..100. Defaults to 95.</param>
    public static byte[] Jpeg(Picture picture, int quality = PictureFile.DefaultJpegQuality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        var options = new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore);
        return Encode(picture, pixels => pixels.Encode(options));
    }

    private static unsafe byte[] Encode(Picture picture, Func<SKPixmap, SKData?> encode)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var rgba = new byte[checked(4 * picture.Width * picture.Height)];
        PixelPacking.AddAlpha(picture.Pixels, rgba);
        fixed (byte* pixels = rgba)
        {
            using var pixmap = new SKPixmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), (nint)pixels);
            using var file = encode(pixmap)
                ?? throw new NotSupportedException($"A picture of {picture.Width} x {picture.Height} pixels is too large for the format.");
            return file.ToArray();
        }
    }
}

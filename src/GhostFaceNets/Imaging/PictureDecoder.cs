using System.Buffers;
using System.Text;
using SkiaSharp;

namespace GhostFaceNets.Imaging;

/// <summary>Decodes with Skia, whose JPEG decoder is libjpeg-turbo with its exact integer transform.</summary>
internal static class PictureDecoder
{
    // One colour takes a few bytes at any size in some formats; so much is believed of any file.
    private const long PixelsOfAnyFile = 1 << 20;

    private const string Expected = "expected a JPEG, PNG, WebP or BMP picture";

    private static readonly SearchValues<byte> Printable =
        SearchValues.Create([.. "\t\r\n"u8, .. Enumerable.Range(' ', '~' - ' ' + 1).Select(value => (byte)value)]);

    public static unsafe Picture Decode(ReadOnlySpan<byte> file, string name)
    {
        if (file.IsEmpty) throw new BadDataException(name, $"the file is empty; {Expected}");
        fixed (byte* bytes = file)
        {
            using var data = SKData.Create((nint)bytes, file.Length);
            using var codec = SKCodec.Create(data);
            if (codec is null) throw new BadDataException(name, Unknown(file));
            CheckSize(codec, file.Length, name);
            if (codec.EncodedFormat == SKEncodedImageFormat.Jpeg && ProgressiveJpeg.IsCut(file))
            {
                throw new BadDataException(name, Broken(codec, SKCodecResult.IncompleteInput));
            }

            return Decode(codec, codec.EncodedFormat == SKEncodedImageFormat.Png ? PngOrientation.Of(file) : codec.EncodedOrigin, name);
        }
    }

    private static unsafe Picture Decode(SKCodec codec, SKEncodedOrigin origin, string name)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        var buffer = ArrayPool<byte>.Shared.Rent(checked(4 * width * height));
        try
        {
            SKCodecResult result;
            fixed (byte* pixels = buffer) result = codec.GetPixels(info, (nint)pixels);
            if (result != SKCodecResult.Success) throw new BadDataException(name, Broken(codec, result));
            var rgba = buffer.AsSpan(0, 4 * width * height);
            if (info.AlphaType != SKAlphaType.Opaque) PixelPacking.LayOverWhite(rgba);
            return PictureOrientation.Upright(rgba, width, height, origin);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void CheckSize(SKCodec codec, int length, string name)
    {
        var (width, height, format) = (codec.Info.Width, codec.Info.Height, codec.EncodedFormat);
        var pixels = (long)width * height;
        if (MostPixelsPerByte(format) is not { } most)
        {
            throw new BadDataException(name, $"a {format} picture; {Expected}");
        }

        if (pixels > PictureFile.PixelLimit)
        {
            throw new BadDataException(name, $"its header says {width} x {height} pixels, more than the {PictureFile.PixelLimit / 1_000_000} megapixels that are decoded");
        }

        if ((pixels - PixelsOfAnyFile) / most > length)
        {
            throw new BadDataException(name, $"its header says {width} x {height} pixels, which {length} bytes cannot hold: truncated or damaged");
        }
    }

    /// <summary>What the format's compression can reach at best, so that a small file cannot ask for much memory.</summary>
    private static long? MostPixelsPerByte(SKEncodedImageFormat format) => format switch
    {
        // One bit for a block of 8 x 8 in the only scan that must be there.
        SKEncodedImageFormat.Jpeg => 512,
        // Eight pixels in a byte, deflated 1032 to 1.
        SKEncodedImageFormat.Png => 8 * 1032,
        // Run lengths of 255 in two bytes.
        SKEncodedImageFormat.Bmp => 128,
        // Whole blocks of 16 x 16 take a fraction of a bit where all are alike.
        SKEncodedImageFormat.Webp => 1 << 15,
        _ => null,
    };

    private static string Broken(SKCodec codec, SKCodecResult result) => result == SKCodecResult.IncompleteInput
        ? $"the {codec.EncodedFormat} picture of {codec.Info.Width} x {codec.Info.Height} is truncated"
        : $"the {codec.EncodedFormat} picture of {codec.Info.Width} x {codec.Info.Height} cannot be decoded ({result})";

    private static string Unknown(ReadOnlySpan<byte> file)
    {
        var start = file[..Math.Min(file.Length, 16)];
        return start.IndexOfAnyExcept(Printable) < 0
            ? $"starts with the text '{Encoding.ASCII.GetString(start).ReplaceLineEndings(" ").Trim()}'; {Expected}"
            : $"starts with the bytes {Convert.ToHexString(start)}, as no whole picture does; {Expected}";
    }
}

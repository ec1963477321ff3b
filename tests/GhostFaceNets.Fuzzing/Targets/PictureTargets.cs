using System.Buffers.Binary;
using GhostFaceNets.Imaging;
using SkiaSharp;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>Pictures. What a picture takes is what its header says; a reader may believe it as far as the format can pack.</summary>
internal static class PictureTargets
{
    private const long LargestPicture = 1 << 24;

    /// <summary>JPEG files, sequential and progressive.</summary>
    public static FuzzTarget Jpeg { get; } = new("jpeg", "picture.jpg", [Encoded(SKEncodedImageFormat.Jpeg, 17, 13), Seeds.ProgressiveJpeg.Bytes], Read)
    {
        Words = [.. ((byte[])[0xC0, 0xC1, 0xC2, 0xC4, 0xC9, 0xD0, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xEE, 0xFE, 0xFF, 0x00]).Select(marker => new byte[] { 0xFF, marker })],
        Slack = LargestPicture,
    };

    /// <summary>PNG files; the checksums of half of the changed ones are right.</summary>
    public static FuzzTarget Png { get; } = new("png", "picture.png", [Encoded(SKEncodedImageFormat.Png, 17, 13)], Read)
    {
        Words = FuzzTargets.Words("IHDR", "IDAT", "IEND", "PLTE", "tRNS", "gAMA", "iCCP", "eXIf", "acTL"),
        Mend = MendPng,
        Slack = LargestPicture,
    };

    /// <summary>WebP files, lossy and not, and BMP files.</summary>
    public static FuzzTarget WebpAndBmp { get; } = new(
        "webp-bmp",
        "picture.webp",
        [Webp(17, 13, SKWebpEncoderCompression.Lossy), Webp(17, 13, SKWebpEncoderCompression.Lossless), Bmp(9, 7)],
        Read)
    {
        Words = FuzzTargets.Words("RIFF", "WEBP", "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "EXIF", "BM"),
        Slack = LargestPicture,
    };

    private static void Read(string path) => PictureFile.Read(path);

    private static SKBitmap Bitmap(int width, int height)
    {
        var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var at = 0; at < width * height; at++) bitmap.SetPixel(at % width, at / width, new SKColor((byte)(9 * at), (byte)(at % 91), (byte)(at * at)));
        return bitmap;
    }

    private static byte[] Encoded(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = Bitmap(width, height);
        using var data = bitmap.Encode(format, 90)!;
        return data.ToArray();
    }

    private static byte[] Webp(int width, int height, SKWebpEncoderCompression compression)
    {
        using var bitmap = Bitmap(width, height);
        using var pixels = bitmap.PeekPixels()!;
        using var data = pixels.Encode(new SKWebpEncoderOptions(compression, 75))!;
        return data.ToArray();
    }

    private static byte[] Bmp(int width, int height)
    {
        const int Header = 54;
        var row = ((3 * width) + 3) & ~3;
        var file = new byte[Header + (row * height)];
        (file[0], file[1]) = ((byte)'B', (byte)'M');
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), Header);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), Header - 14);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        (file[26], file[28]) = (1, 24);
        return file;
    }

    private static void MendPng(byte[] file)
    {
        const int Signature = 8;
        for (var at = Signature; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12) return;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), Crc(file.AsSpan(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}

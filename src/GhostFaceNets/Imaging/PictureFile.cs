namespace GhostFaceNets.Imaging;

/// <summary>Pictures in files: JPEG, PNG, WebP and BMP in; PNG and JPEG out.</summary>
public static class PictureFile
{
    /// <summary>The most pixels that are decoded: 200 megapixels, 600 MB as RGB. A larger header is refused before anything is allocated.</summary>
    public const long PixelLimit = 200_000_000;

    /// <summary>The quality at which <see cref="WriteJpeg"/> keeps faces for training.</summary>
    public const int DefaultJpegQuality = 95;

    /// <summary>Reads a picture file, turned upright by its EXIF orientation. See <see cref="Decode"/>.</summary>
    /// <exception cref="BadDataException">The file is no whole picture of a known format, or too large.</exception>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    public static Picture Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Decodes a picture file's bytes: turned upright by its EXIF orientation, grey, CMYK and 16-bit pictures
    /// converted to 8-bit RGB, transparency laid over white, of an animation the first frame. Colour profiles are ignored.</summary>
    /// <param name="file">The bytes of a JPEG, PNG, WebP or BMP file.</param>
    /// <param name="name">The file as errors should name it.</param>
    /// <exception cref="BadDataException">The bytes are no whole picture of a known format, or it has more than
    /// <see cref="PixelLimit"/> pixels.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file, string name) => PictureDecoder.Decode(file, name);

    /// <summary>Writes a PNG file, which keeps every pixel.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WritePng(string path, Picture picture) => Write(path, PictureEncoder.Png(picture));

    /// <summary>Writes a JPEG file without colour subsampling.</summary>
    /// <param name="path">The file; its folder is made as needed.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="quality">1..100. Defaults to 95.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteJpeg(string path, Picture picture, int quality = DefaultJpegQuality) =>
        Write(path, PictureEncoder.Jpeg(picture, quality));

    /// <summary>Writes a file of the kind that its extension names: .png, .jpg or .jpeg.</summary>
    /// <exception cref="ArgumentException">Another extension.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Picture picture)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".png": WritePng(path, picture); break;
            case ".jpg" or ".jpeg": WriteJpeg(path, picture); break;
            case var other: throw new ArgumentException($"Pictures are written as .png, .jpg or .jpeg, not as '{other}'.", nameof(path));
        }
    }

    private static void Write(string path, byte[] file) => Files.AtomicFile.Write(path, stream => stream.Write(file));
}

using GhostFaceNets.Imaging;
using SkiaSharp;

namespace GhostFaceNets.Reports;

/// <summary>A sheet of pairs of faces with a line of text below each: the hardest pairs of an evaluation at one glance.</summary>
public static class PairSheet
{
    private const int Face = 112;
    private const int Gap = 2;
    private const int Space = 18;
    private const int TextHeight = 26;
    private const float TextSize = 12;
    private const int TileWidth = 2 * Face + Gap;

    private static readonly SKColor Ink = SKColor.Parse("#1f2937");
    private static readonly SKColor Faint = SKColor.Parse("#6b7280");

    /// <summary>Draws pairs row by row as the bytes of a PNG file.</summary>
    /// <param name="pairs">At least one; faces of any size.</param>
    /// <param name="columns">Pairs in a row. Defaults to 4.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static byte[] Draw(IReadOnlyList<PairSheetEntry> pairs, int columns = 4)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (pairs.Count == 0) throw new ArgumentException("A sheet needs a pair.", nameof(pairs));
        columns = Math.Min(columns, pairs.Count);
        var rows = (pairs.Count + columns - 1) / columns;
        using var surface = SKSurface.Create(new SKImageInfo(
            columns * (TileWidth + Space) - Space, rows * (Face + TextHeight + Space) - Space, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        for (var i = 0; i < pairs.Count; i++)
        {
            DrawPair(surface.Canvas, pairs[i], i % columns * (TileWidth + Space), i / columns * (Face + TextHeight + Space));
        }

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void DrawPair(SKCanvas canvas, PairSheetEntry pair, int left, int top)
    {
        DrawFace(canvas, pair.First, SKRect.Create(left, top, Face, Face));
        DrawFace(canvas, pair.Second, SKRect.Create(left + Face + Gap, top, Face, Face));
        using var bold = new SKFont(ReportFonts.SemiBold, TextSize) { Subpixel = true };
        using var regular = new SKFont(ReportFonts.Regular, TextSize) { Subpixel = true };
        using var ink = new SKPaint { Color = Ink, IsAntialias = true };
        using var faint = new SKPaint { Color = Faint, IsAntialias = true };
        var line = top + Face + 17;
        canvas.DrawText(pair.Score, left, line, SKTextAlign.Left, bold, ink);
        var start = bold.MeasureText(pair.Score) + 8;
        canvas.DrawText(Cut(pair.Caption, regular, TileWidth - start), left + start, line, SKTextAlign.Left, regular, faint);
    }

    private static string Cut(string text, SKFont font, float room)
    {
        if (font.MeasureText(text) <= room) return text;
        var length = text.Length;
        while (length > 0 && font.MeasureText(text[..length] + "…") > room) length--;
        return text[..length] + "…";
    }

    private static void DrawFace(SKCanvas canvas, Picture picture, SKRect place)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var to = bitmap.GetPixelSpan();
        for (var pixel = 0; pixel < picture.Pixels.Length / 3; pixel++)
        {
            picture.Pixels.AsSpan(3 * pixel, 3).CopyTo(to[(4 * pixel)..]);
            to[4 * pixel + 3] = byte.MaxValue;
        }

        using var image = SKImage.FromBitmap(bitmap);
        var scale = Math.Min(place.Width / picture.Width, place.Height / picture.Height);
        var (width, height) = (scale * picture.Width, scale * picture.Height);
        var inside = SKRect.Create(place.MidX - width / 2, place.MidY - height / 2, width, height);
        canvas.DrawImage(image, inside, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }
}

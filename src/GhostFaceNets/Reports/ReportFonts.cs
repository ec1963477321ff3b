using ScottPlot;
using SkiaSharp;

namespace GhostFaceNets.Reports;

/// <summary>The typefaces of charts, sheets and reports. SkiaSharp without dependencies brings none, so they are resources of this library.</summary>
internal sealed class ReportFonts : IFontResolver
{
    public const string Family = "Inter";

    private static readonly SKTypeface RegularFace = Load("Regular");
    private static readonly SKTypeface SemiBoldFace = Load("SemiBold");

    public static SKTypeface Regular => RegularFace;

    public static SKTypeface SemiBold => SemiBoldFace;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant != FontSlant.Upright);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName != Family ? null : bold ? SemiBold : Regular;

    /// <summary>The bytes of a typeface.</summary>
    public static byte[] File(string weight)
    {
        using var stream = typeof(ReportFonts).Assembly.GetManifestResourceStream($"GhostFaceNets.Reports.Fonts.Inter-{weight}.otf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static SKTypeface Load(string weight)
    {
        using var data = SKData.CreateCopy(File(weight));
        return SKTypeface.FromData(data);
    }
}

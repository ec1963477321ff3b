using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>One look for all charts.</summary>
internal static class ChartStyle
{
    public static readonly Color Ink = Color.FromHex("#1f2937");
    public static readonly Color Faint = Color.FromHex("#6b7280");
    public static readonly Color[] Palette =
    [
        Color.FromHex("#2563eb"), Color.FromHex("#ea580c"), Color.FromHex("#059669"), Color.FromHex("#7c3aed"), Color.FromHex("#db2777"), Color.FromHex("#64748b"),
        Color.FromHex("#0891b2"), Color.FromHex("#a16207"),
    ];

    static ChartStyle() => ScottPlot.Fonts.FontResolvers.Insert(0, new ReportFonts());

    public static Color Colour(int series) => Palette[series % Palette.Length];

    /// <summary>Dashes where the colours begin again.</summary>
    public static LinePattern Pattern(int series) => series < Palette.Length ? LinePattern.Solid : LinePattern.Dashed;

    /// <summary>An empty plot with titles, light grid and two axes.</summary>
    public static Plot NewPlot(string title, string x, string y)
    {
        var plot = new Plot();
        plot.Font.Set(ReportFonts.Family);
        plot.FigureBackground.Color = Colors.White;
        plot.Grid.MajorLineColor = Color.FromHex("#e5e7eb");
        plot.Axes.Color(Ink);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.FrameLineStyle.Color = Color.FromHex("#9ca3af");
            axis.MajorTickStyle.Color = Color.FromHex("#9ca3af");
            axis.MinorTickStyle.Length = 0;
            axis.TickLabelStyle.ForeColor = Faint;
            axis.TickLabelStyle.FontSize = 13;
            axis.Label.FontSize = 14;
            axis.Label.Bold = false;
            axis.Label.ForeColor = Ink;
        }

        plot.Axes.Title.Label.FontSize = 17;
        plot.Axes.Title.Label.Bold = true;
        plot.Axes.Title.Label.Text = title;
        plot.Axes.Bottom.Label.Text = x;
        plot.Axes.Left.Label.Text = y;
        plot.Legend.FontSize = 13;
        plot.Legend.FontName = ReportFonts.Family;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Colors.White.WithAlpha(0.85);
        return plot;
    }
}

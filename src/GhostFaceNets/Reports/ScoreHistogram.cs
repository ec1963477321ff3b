using System.Globalization;
using GhostFaceNets.Evaluation.Verification;
using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>How the cosines of pairs of one person and of two lie, and where the threshold cuts.</summary>
public static class ScoreHistogram
{
    private const int Bins = 60;

    /// <summary>Draws the share of either kind in each of sixty bins, so that kinds of different number can be compared.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="scores">Cosines.</param>
    /// <param name="threshold">Drawn as a dashed line; null for none.</param>
    public static Chart Of(string title, PairScores scores, double? threshold = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var plot = ChartStyle.NewPlot(title, "Cosine", "Share of pairs (%)");
        var (low, high) = (scores.Values.Min(), scores.Values.Max());
        var width = Math.Max(high - low, 1e-6) / Bins;
        var highest = Math.Max(
            Add(plot, "different people", scores.Sorted(same: false), low, width, ChartStyle.Palette[1]),
            Add(plot, "same person", scores.Sorted(same: true), low, width, ChartStyle.Palette[0]));
        plot.Axes.SetLimits(low - width, high + width, 0, 1.08 * highest);
        if (threshold is { } cut && cut > low - width && cut < high + width)
        {
            var line = plot.Add.VerticalLine(cut);
            line.Color = ChartStyle.Ink;
            line.LinePattern = LinePattern.Dashed;
            line.LineWidth = 1.5f;
            line.LegendText = string.Create(CultureInfo.InvariantCulture, $"threshold {cut:0.000}");
        }

        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Bottom);
        return new(plot);
    }

    private static double Add(Plot plot, string name, double[] scores, double low, double width, Color colour)
    {
        if (scores.Length == 0) return 0;
        var counts = new int[Bins];
        foreach (var score in scores) counts[Math.Min((int)((score - low) / width), Bins - 1)]++;
        // An outline of steps rather than bars: two overlapping kinds stay legible and no seams show.
        double[] x = [low, .. Enumerable.Range(0, Bins).SelectMany(bin => new[] { low + bin * width, low + (bin + 1) * width }), low + Bins * width];
        double[] y = [0, .. counts.SelectMany(count => Enumerable.Repeat(100.0 * count / scores.Length, 2)), 0];
        var area = plot.Add.Polygon([.. x.Zip(y, (left, up) => new Coordinates(left, up))]);
        area.FillColor = colour.WithAlpha(0.35);
        area.LineColor = colour;
        area.LineWidth = 1.5f;
        area.LegendText = name;
        return y.Max();
    }
}

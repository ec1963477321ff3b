using System.Globalization;
using GhostFaceNets.Evaluation.Verification;
using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>How the cosines of pairs of one person and of two lie, and where the threshold cuts.</summary>
public static class ScoreHistogram
{
    /// <summary>Draws the share of either kind in each bin.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="scores">Cosines.</param>
    /// <param name="threshold">Drawn as a dashed line; null for none.</param>
    public static Chart Of(string title, PairScores scores, double? threshold = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        double[] Kind(bool same) => [.. scores.Values.Where((_, pair) => scores.Same[pair] == same)];
        var (plot, outlines) = Histogram.Draw(title, "Cosine", "Share of pairs (%)", ("different people", Kind(same: false), 1), ("same person", Kind(same: true), 0));
        var limits = plot.Axes.GetLimits();
        if (threshold is { } cut && cut > limits.Left && cut < limits.Right)
        {
            var line = plot.Add.VerticalLine(cut);
            line.Color = ChartStyle.Ink;
            line.LinePattern = LinePattern.Dashed;
            line.LineWidth = 1.5f;
            line.LegendText = string.Create(CultureInfo.InvariantCulture, $"threshold {cut:0.000}");
        }

        plot.ShowLegend(Edge.Bottom);
        return new(plot, outlines);
    }
}

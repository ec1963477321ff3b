using System.Globalization;
using GhostFaceNets.Evaluation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace GhostFaceNets.Reports;

/// <summary>The share of searches that find the right person among the first so many answers, over that many.</summary>
public static class CmcChart
{
    private const int LongestLinear = 50;
    private const int MostMarkers = 25;

    /// <summary>Draws one curve or several. More than fifty ranks are drawn on a logarithmic axis.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="curves">Named for the legend, which is left out for a single curve.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Chart Of(string title, params IReadOnlyList<CmcCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0) throw new ArgumentException("A chart needs a curve.", nameof(curves));
        var last = curves.Max(curve => curve.Ranks[^1]);
        var first = curves.Min(curve => curve.Ranks[0]);
        var logarithmic = last > LongestLinear;
        var plot = ChartStyle.NewPlot(title, logarithmic ? "Rank (logarithmic)" : "Rank", "Identification rate");
        double Place(int rank) => logarithmic ? Math.Log10(rank) : rank;
        for (var i = 0; i < curves.Count; i++)
        {
            double[] ranks = [.. curves[i].Ranks.Select(Place)];
            StepLine.Add(plot, ranks, [.. curves[i].Rates], curves.Count > 1 ? curves[i].Name : null, i);
            if (ranks.Length > MostMarkers) continue;
            var points = plot.Add.Markers(ranks, [.. curves[i].Rates]);
            points.Color = ChartStyle.Colour(i);
            points.MarkerSize = 6;
        }

        if (logarithmic) DecadeAxis.Set(plot, plot.Axes.Bottom, 0, (int)Math.Ceiling(Math.Log10(last)), power => Math.Pow(10, power).ToString("N0", CultureInfo.InvariantCulture));
        else plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        // Room for the end of the last rank's number.
        plot.Axes.Right.MinimumSize = 36;
        var lowest = curves.Min(curve => curve.Rates[0]);
        var (from, to) = (Place(first), Place(last));
        var margin = 0.02 * Math.Max(to - from, 0.5);
        plot.Axes.SetLimits(from - margin, to + margin, Math.Max(0, lowest - Math.Max(0.02, 0.1 * (1 - lowest))), 1 + 0.02 * (1.1 - lowest));
        if (curves.Count > 1) plot.ShowLegend(Alignment.LowerRight);
        return new(plot, [.. curves.Select(curve => new LineSeries(curve.Name, [.. curve.Ranks.Select(rank => (double)rank)], curve.Rates))]);
    }
}

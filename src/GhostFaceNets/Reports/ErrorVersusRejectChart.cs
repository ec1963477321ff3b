using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>The error-versus-reject curve of a measure of quality: how many pairs of one person are still refused once the worst pictures are rejected. The steeper
/// it falls, the better the measure knows which pictures fail (ISO/IEC 29794-1).</summary>
public static class ErrorVersusRejectChart
{
    private const int MostMarkers = 40;

    /// <summary>Draws one curve or several.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="curves">Named for the legend, which is left out for a single curve: for each share of pictures that is rejected, 0..1 ascending, the
    /// false non-match rate among the rest, 0..1.</param>
    /// <exception cref="ArgumentException">There is no curve, or one has not as many rates as shares.</exception>
    public static Chart Of(string title, params IReadOnlyList<LineSeries> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count == 0 || curves.FirstOrDefault(curve => curve.X.Count == 0 || curve.X.Count != curve.Y.Count) is not null)
        {
            throw new ArgumentException("A chart needs a curve, and each as many rates as shares.", nameof(curves));
        }

        var plot = ChartStyle.NewPlot(title, "Rejected pictures (%)", "False non-match rate (%)");
        for (var i = 0; i < curves.Count; i++)
        {
            var line = plot.Add.Scatter(curves[i].X.Select(share => 100 * share).ToArray(), curves[i].Y.Select(rate => 100 * rate).ToArray());
            if (curves.Count > 1) line.LegendText = curves[i].Name;
            line.Color = ChartStyle.Colour(i);
            line.LineWidth = 2;
            line.MarkerSize = curves[i].X.Count > MostMarkers ? 0 : 6;
        }

        var highest = Math.Max(1e-3, curves.SelectMany(curve => curve.Y).Where(double.IsFinite).DefaultIfEmpty(0).Max());
        plot.Axes.SetLimits(100 * curves.Min(curve => curve.X[0]), 100 * curves.Max(curve => curve.X[^1]), 0, 108 * highest);
        if (curves.Count > 1) plot.ShowLegend(Alignment.UpperRight);
        return new(plot, curves);
    }
}

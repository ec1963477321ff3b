using GhostFaceNets.Evaluation;
using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>The detection error trade-off: how many pairs of one person are refused (false non-match rate) where so many pairs of two are accepted (false match
/// rate), both on logarithmic axes, as ISO/IEC 19795-1 and NIST's reports draw it. Nearer to the lower left corner is better.</summary>
public static class DetChart
{
    /// <summary>Draws one curve or several, and dotted the line on which both rates are equal. Each axis begins at the power of ten below the smallest rate; what is 0
    /// meets the edge.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="curves">Names for the legend, which is left out for a single curve, and curves.</param>
    public static Chart Of(string title, params IReadOnlyList<(string Name, RocCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var plot = ChartStyle.NewPlot(title, "False match rate", "False non-match rate");
        LineSeries[] series = [.. curves.Select(curve => Errors(curve.Name, curve.Curve.WithoutCollinear()))];
        var (left, bottom) = (DecadeAxis.Below(series.SelectMany(line => line.X)), DecadeAxis.Below(series.SelectMany(line => line.Y)));
        var equal = plot.Add.Line(Math.Max(left, bottom), Math.Max(left, bottom), 0, 0);
        equal.Color = ChartStyle.Faint;
        equal.LinePattern = LinePattern.Dotted;
        for (var i = 0; i < series.Length; i++)
        {
            StepLine.Add(
                plot,
                [.. series[i].X.Select(rate => DecadeAxis.Place(rate, left))],
                [.. series[i].Y.Select(rate => DecadeAxis.Place(rate, bottom))],
                curves.Count > 1 ? series[i].Name : null,
                i);
        }

        DecadeAxis.Set(plot, plot.Axes.Bottom, left, 0);
        DecadeAxis.Set(plot, plot.Axes.Left, bottom, 0);
        plot.Axes.SetLimits(left, 0, bottom, 0);
        if (curves.Count > 1) plot.ShowLegend(Alignment.LowerLeft);
        return new(plot, series);
    }

    private static LineSeries Errors(string name, RocCurve curve) => new(name, curve.FalseAcceptRates, [.. curve.TrueAcceptRates.Select(rate => 1 - rate)]);
}

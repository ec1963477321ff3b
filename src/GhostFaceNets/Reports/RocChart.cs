using GhostFaceNets.Evaluation;
using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>True accept rate over false accept rate, the latter on a logarithmic axis: what a verification is judged by.</summary>
public static class RocChart
{
    /// <summary>Draws one curve or several. The axis begins at the power of ten below the first false accept of the largest set; what lies left of that,
    /// without any false accept, meets the edge.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="curves">Names for the legend, which is left out for a single curve, and curves.</param>
    public static Chart Of(string title, params IReadOnlyList<(string Name, RocCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var plot = ChartStyle.NewPlot(title, "False accept rate", "True accept rate");
        (string Name, RocCurve Curve)[] bends = [.. curves.Select(curve => (curve.Name, curve.Curve.WithoutCollinear()))];
        var decade = DecadeAxis.Below(bends.SelectMany(curve => curve.Curve.FalseAcceptRates));
        var lowest = 1.0;
        for (var i = 0; i < bends.Length; i++)
        {
            var (name, curve) = bends[i];
            StepLine.Add(plot, [.. curve.FalseAcceptRates.Select(rate => DecadeAxis.Place(rate, decade))], [.. curve.TrueAcceptRates], curves.Count > 1 ? name : null, i);
            lowest = Math.Min(lowest, curve.TarAt(Math.Pow(10, decade)));
        }

        DecadeAxis.Set(plot, plot.Axes.Bottom, decade, 0);
        plot.Axes.SetLimits(decade, 0, Math.Max(0, lowest - Math.Max(0.02, 0.1 * (1 - lowest))), 1 + 0.02 * (1.1 - lowest));
        if (curves.Count > 1) plot.ShowLegend(Alignment.LowerRight);
        return new(plot, [.. bends.Select(curve => new LineSeries(curve.Name, curve.Curve.FalseAcceptRates, curve.Curve.TrueAcceptRates))]);
    }
}

using System.Globalization;
using GhostFaceNets.Evaluation;
using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>True accept rate over false accept rate, the latter on a logarithmic axis: what a verification is judged by.</summary>
public static class RocChart
{
    /// <summary>Draws one curve or several. The axis begins where the largest set has its first false accept; what lies left of that,
    /// without any false accept, meets the edge.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="curves">Names for the legend, and curves.</param>
    public static Chart Of(string title, params IReadOnlyList<(string Name, RocCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var plot = ChartStyle.NewPlot(title, "False accept rate", "True accept rate");
        var smallest = curves.SelectMany(curve => curve.Curve.FalseAcceptRates).Where(rate => rate > 0).DefaultIfEmpty(0.1).Min();
        var decades = Math.Max(1, (int)Math.Ceiling(-Math.Log10(smallest) - 1e-9));
        var lowest = 1.0;
        for (var i = 0; i < curves.Count; i++)
        {
            var (name, full) = curves[i];
            var curve = full.WithoutCollinear();
            double[] far = [.. curve.FalseAcceptRates.Select(rate => rate > 0 ? Math.Log10(rate) : -decades)];
            var line = plot.Add.Scatter(far, curve.TrueAcceptRates.ToArray());
            line.ConnectStyle = ConnectStyle.StepHorizontal;
            if (curves.Count > 1) line.LegendText = name;
            line.Color = ChartStyle.Colour(i);
            line.LineWidth = 2;
            line.MarkerSize = 0;
            lowest = Math.Min(lowest, curve.TarAt(Math.Pow(10, -decades)));
        }

        var ticks = Enumerable.Range(-decades, decades + 1).ToArray();
        plot.Axes.Bottom.SetTicks([.. ticks.Select(tick => (double)tick)], [.. ticks.Select(Label)]);
        plot.Axes.SetLimits(-decades, 0, Math.Max(0, lowest - Math.Max(0.02, 0.1 * (1 - lowest))), 1 + 0.02 * (1.1 - lowest));
        if (curves.Count > 1) plot.ShowLegend(Alignment.LowerRight);
        return new(plot);
    }

    private static string Label(int power) => power == 0 ? "1" : string.Create(CultureInfo.InvariantCulture, $"1e{power}");
}

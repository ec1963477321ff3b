using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>A line of horizontal and vertical steps, as counted rates make it, drawn with no more points than can be seen.</summary>
internal static class StepLine
{
    // More than the pixels of any chart in print.
    private const int Columns = 2000;

    /// <summary>Adds a line: each value holds until the next place.</summary>
    /// <param name="plot">To which it is added.</param>
    /// <param name="x">Ascending places on the axis.</param>
    /// <param name="y">Ascending or descending values.</param>
    /// <param name="name">For the legend; null for none.</param>
    /// <param name="series">The number of its colour.</param>
    public static void Add(Plot plot, double[] x, double[] y, string? name, int series)
    {
        var seen = Seen(x);
        var line = plot.Add.Scatter(Array.ConvertAll(seen, i => x[i]), Array.ConvertAll(seen, i => y[i]));
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        if (name is not null) line.LegendText = name;
        line.Color = ChartStyle.Colour(series);
        line.LinePattern = ChartStyle.Pattern(series);
        line.LineWidth = 2;
        line.MarkerSize = 0;
    }

    /// <summary>The first and the last point of each column: between them the values only ascend or only descend, so the column is as black as with all.</summary>
    internal static int[] Seen(double[] x)
    {
        if (x.Length <= 2 * Columns) return [.. Enumerable.Range(0, x.Length)];
        var (low, width) = (x[0], (x[^1] - x[0]) / Columns);
        int Column(int i) => (int)((x[i] - low) / width);
        return [.. Enumerable.Range(0, x.Length).Where(i => i == 0 || i == x.Length - 1 || Column(i) != Column(i - 1) || Column(i) != Column(i + 1))];
    }
}

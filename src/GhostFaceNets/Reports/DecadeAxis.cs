using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace GhostFaceNets.Reports;

/// <summary>A logarithmic axis: values are drawn at their decimal logarithms, decades are named, their 2 .. 9 are fine lines.</summary>
internal static class DecadeAxis
{
    private static readonly Color Fine = Color.FromHex("#f3f4f6");

    /// <summary>Names the decades from one power of ten to another on an axis.</summary>
    public static void Set(Plot plot, IAxis axis, int lowest, int highest, Func<int, string>? label = null)
    {
        var ticks = new NumericManual();
        for (var power = lowest; power <= highest; power++)
        {
            ticks.AddMajor(power, (label ?? Label)(power));
            for (var digit = 2; digit < 10 && power < highest; digit++) ticks.AddMinor(power + Math.Log10(digit));
        }

        axis.TickGenerator = ticks;
        if (axis.IsHorizontal()) plot.Grid.XAxisStyle.MinorLineStyle = new() { Color = Fine, Width = 1 };
        else plot.Grid.YAxisStyle.MinorLineStyle = new() { Color = Fine, Width = 1 };
    }

    /// <summary>The power of ten below or at the smallest positive rate; -1 without any, or where it is larger.</summary>
    public static int Below(IEnumerable<double> rates) =>
        Math.Min(-1, (int)Math.Floor(Math.Log10(rates.Where(rate => rate > 0).DefaultIfEmpty(0.1).Min()) + 1e-9));

    /// <summary>Where a rate is drawn: what is below the axis, such as 0, meets its edge.</summary>
    public static double Place(double rate, int lowest) => rate > 0 ? Math.Max(lowest, Math.Log10(rate)) : lowest;

    private static string Label(int power) => power == 0 ? "1" : string.Create(CultureInfo.InvariantCulture, $"1e{power}");
}

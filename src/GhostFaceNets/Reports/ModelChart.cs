using System.Globalization;
using GhostFaceNets.Evaluation.Results;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace GhostFaceNets.Reports;

/// <summary>Accuracy over work, a point for each model, as figure 8 of the GhostFaceNets paper (doi 10.1109/ACCESS.2023.3266068) compares light networks; the work on a
/// logarithmic axis.</summary>
public static class ModelChart
{
    /// <summary>Pixels across at which names find their room.</summary>
    public const int Width = 960;

    /// <summary>Pixels down.</summary>
    public const int Height = 600;

    private const float NameSize = 12;
    private const float SmallestRadius = 4;
    private const float LargestRadius = 12;
    private static readonly PixelPadding Margins = new(left: 78, right: 24, bottom: 96, top: 46);
    private static readonly double[] Steps = [1, 2, 5];

    /// <summary>Draws models. Where all have a number of parameters, the area of each point is proportional to it. A name for which there is no room is left out; those of
    /// the first models find room first.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="measure">What the accuracy is, for the axis.</param>
    /// <param name="models">One model or more.</param>
    /// <exception cref="ArgumentException">There is no model.</exception>
    public static Chart Of(string title, string measure, params IReadOnlyList<ModelPoint> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0) throw new ArgumentException("A chart needs a model.", nameof(models));
        var sized = models.All(model => model.Parameters > 0);
        var plot = ChartStyle.NewPlot(title, $"MFLOPs for a face (logarithmic){(sized ? ", area: parameters" : "")}", measure);
        plot.Layout.Fixed(Margins);
        var limits = Limits(models);
        plot.Axes.SetLimits(limits);
        SetTicks(plot, limits);

        var largest = sized ? models.Max(model => model.Parameters!.Value) : 1;
        float Radius(ModelPoint model) => sized ? Math.Max(SmallestRadius, LargestRadius * (float)Math.Sqrt(model.Parameters!.Value / largest)) : model.Marked ? 9 : 6;
        SKPoint Place(ModelPoint model) => new(
            (float)((Math.Log10(model.MegaFlops) - limits.Left) / limits.HorizontalSpan * (Width - Margins.Left - Margins.Right)),
            (float)((limits.Top - model.Accuracy) / limits.VerticalSpan * (Height - Margins.Top - Margins.Bottom)));
        string[] families = [.. models.Select(model => model.Family).Distinct()];
        Color Colour(ModelPoint model) => ChartStyle.Colour(Array.IndexOf(families, model.Family));
        foreach (var family in families)
        {
            var named = false;
            foreach (var model in models.Where(model => model.Family == family))
            {
                var shape = model.Marked ? MarkerShape.FilledDiamond : MarkerShape.FilledCircle;
                var point = plot.Add.Marker(Math.Log10(model.MegaFlops), model.Accuracy, shape, 2 * Radius(model), Colour(model).WithAlpha(0.75));
                point.MarkerLineColor = Colour(model);
                point.MarkerLineWidth = 1;
                if (!named && family.Length > 0) point.LegendText = family;
                named = true;
            }
        }

        var names = new LabelPlacement(SKRect.Create(0, 0, Width - Margins.Left - Margins.Right, Height - Margins.Top - Margins.Bottom), models.Select(model => (Place(model), Radius(model))));
        foreach (var model in models)
        {
            using var font = new SKFont(model.Marked ? ReportFonts.SemiBold : ReportFonts.Regular, NameSize);
            if (names.Place(Place(model), Radius(model), new SKSize(font.MeasureText(model.Name), NameSize)) is not { } corner) continue;
            var text = plot.Add.Text(model.Name, Math.Log10(model.MegaFlops), model.Accuracy);
            text.LabelFontName = ReportFonts.Family;
            text.LabelFontSize = NameSize;
            text.LabelBold = model.Marked;
            text.LabelFontColor = ChartStyle.Ink;
            text.LabelAlignment = Alignment.UpperLeft;
            (text.OffsetX, text.OffsetY) = (corner.X, corner.Y);
        }

        plot.Legend.Orientation = Orientation.Horizontal;
        if (families.Any(family => family.Length > 0)) plot.ShowLegend(Edge.Bottom);
        return new(plot, [.. families.Select(family => Series(family, models))]);
    }

    private static LineSeries Series(string family, IReadOnlyList<ModelPoint> models)
    {
        ModelPoint[] members = [.. models.Where(model => model.Family == family)];
        return new(family, [.. members.Select(model => model.MegaFlops)], [.. members.Select(model => model.Accuracy)]);
    }

    private static AxisLimits Limits(IReadOnlyList<ModelPoint> models)
    {
        var (left, right) = (Math.Log10(models.Min(model => model.MegaFlops)), Math.Log10(models.Max(model => model.MegaFlops)));
        var (bottom, top) = (models.Min(model => model.Accuracy), models.Max(model => model.Accuracy));
        var (across, down) = (Math.Max(0.1, 0.08 * (right - left)), Math.Max(0.05, 0.08 * (top - bottom)));
        return new(left - across, right + across, bottom - down, top + down);
    }

    private static void SetTicks(Plot plot, AxisLimits limits)
    {
        var ticks = new NumericManual();
        for (var power = (int)Math.Floor(limits.Left); power <= limits.Right; power++)
        {
            foreach (var step in Steps)
            {
                var flops = step * Math.Pow(10, power);
                ticks.AddMajor(Math.Log10(flops), flops.ToString("#,0.###", CultureInfo.InvariantCulture));
            }
        }

        plot.Axes.Bottom.TickGenerator = ticks;
    }
}

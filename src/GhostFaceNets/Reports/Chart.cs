using System.Text;
using GhostFaceNets.Files;
using ScottPlot;
using SkiaSharp;

namespace GhostFaceNets.Reports;

/// <summary>A finished chart, or several in a grid, which can be drawn as PNG or SVG at any size. It needs no font of the
/// machine.</summary>
public sealed class Chart
{
    /// <summary>Pixels across of a chart in a report.</summary>
    public const int DefaultWidth = 760;

    /// <summary>Pixels down of a chart in a report.</summary>
    public const int DefaultHeight = 430;

    private readonly Plot[] _plots;

    /// <summary>Wraps a plot.</summary>
    /// <param name="plot">What is drawn.</param>
    /// <param name="series">The numbers in it.</param>
    internal Chart(Plot plot, params IReadOnlyList<LineSeries> series)
        : this([plot], 1, series)
    {
    }

    private Chart(Plot[] plots, int columns, IReadOnlyList<LineSeries> series)
    {
        (_plots, Columns, Series) = (plots, columns, series);
        foreach (var plot in plots) plot.RenderManager.ClearCanvasBeforeEachRender = false;
    }

    /// <summary>Several charts in one picture, row by row.</summary>
    /// <param name="columns">Charts in a row.</param>
    /// <param name="charts">One chart or more.</param>
    /// <exception cref="ArgumentException">There is no chart or no column.</exception>
    public static Chart Grid(int columns, params IReadOnlyList<Chart> charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (charts.Count == 0) throw new ArgumentException("A grid needs one chart at least.", nameof(charts));
        return new([.. charts.SelectMany(chart => chart._plots)], Math.Min(columns, charts.Count), [.. charts.SelectMany(chart => chart.Series)]);
    }

    /// <summary>The points through which the lines of the chart go, in the units of its axes, also where an axis is logarithmic.</summary>
    public IReadOnlyList<LineSeries> Series { get; }

    /// <summary>Charts in a row.</summary>
    internal int Columns { get; }

    /// <summary>Rows of charts.</summary>
    internal int Rows => (_plots.Length + Columns - 1) / Columns;

    /// <summary>The chart as the bytes of a PNG file.</summary>
    /// <param name="width">Pixels across; <see cref="DefaultWidth"/> for each column when left out.</param>
    /// <param name="height">Pixels down; <see cref="DefaultHeight"/> for each row when left out.</param>
    public byte[] ToPng(int? width = null, int? height = null)
    {
        var size = Size(width, height);
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height));
        Draw(surface.Canvas, size);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The chart as an SVG document.</summary>
    /// <param name="width">As for <see cref="ToPng"/>.</param>
    /// <param name="height">As for <see cref="ToPng"/>.</param>
    public string ToSvg(int? width = null, int? height = null)
    {
        var size = Size(width, height);
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(size.Width, size.Height), stream)) Draw(canvas, size);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the chart to a file: .png or .svg.</summary>
    /// <exception cref="ArgumentException">Another extension.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, int? width = null, int? height = null)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".png": AtomicFile.Write(path, stream => stream.Write(ToPng(width, height))); break;
            case ".svg": AtomicFile.WriteText(path, ToSvg(width, height)); break;
            case var other: throw new ArgumentException($"Charts are written as .png or .svg, not as '{other}'.", nameof(path));
        }
    }

    private (int Width, int Height) Size(int? width, int? height) => (width ?? Columns * DefaultWidth, height ?? Rows * DefaultHeight);

    private void Draw(SKCanvas canvas, (int Width, int Height) size)
    {
        canvas.Clear(SKColors.White);
        var (across, down) = ((float)size.Width / Columns, (float)size.Height / Rows);
        for (var i = 0; i < _plots.Length; i++)
        {
            var (left, top) = (i % Columns * across, i / Columns * down);
            lock (_plots[i])
            {
                // The first rendering settles the axes and draws twice, which vectors would keep.
                _plots[i].RenderInMemory((int)across, (int)down);
                _plots[i].Render(canvas, new PixelRect(left, left + across, top + down, top));
            }
        }
    }
}

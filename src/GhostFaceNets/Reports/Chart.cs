using GhostFaceNets.Files;
using ScottPlot;

namespace GhostFaceNets.Reports;

/// <summary>A finished chart, which can be drawn as PNG or SVG at any size. It needs no font of the machine.</summary>
public sealed class Chart
{
    /// <summary>Pixels across of a chart in a report.</summary>
    public const int DefaultWidth = 760;

    /// <summary>Pixels down of a chart in a report.</summary>
    public const int DefaultHeight = 430;

    private readonly Plot _plot;

    internal Chart(Plot plot) => _plot = plot;

    /// <summary>The chart as the bytes of a PNG file.</summary>
    public byte[] ToPng(int width = DefaultWidth, int height = DefaultHeight)
    {
        lock (_plot) return _plot.GetImage(width, height).GetImageBytes(ImageFormat.Png);
    }

    /// <summary>The chart as an SVG document.</summary>
    public string ToSvg(int width = DefaultWidth, int height = DefaultHeight)
    {
        lock (_plot) return _plot.GetSvgXml(width, height);
    }

    /// <summary>Writes the chart to a file: .png or .svg.</summary>
    /// <exception cref="ArgumentException">Another extension.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, int width = DefaultWidth, int height = DefaultHeight)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".png": AtomicFile.Write(path, stream => stream.Write(ToPng(width, height))); break;
            case ".svg": AtomicFile.WriteText(path, ToSvg(width, height)); break;
            case var other: throw new ArgumentException($"Charts are written as .png or .svg, not as '{other}'.", nameof(path));
        }
    }
}

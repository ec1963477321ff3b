using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>A canvas of 112 x 112 units with a pen that draws smooth curves through points.</summary>
internal sealed class Sketch : IDisposable
{
    private readonly SKPaint _paint = new() { IsAntialias = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
    private readonly SKPathBuilder _curve = new();

    public Sketch(SKBitmap bitmap)
    {
        Canvas = new SKCanvas(bitmap);
        Canvas.Scale(bitmap.Width / 112f);
    }

    public SKCanvas Canvas { get; }

    /// <summary>Adds a closed smooth curve through the points to the shape being drawn.</summary>
    public Sketch Closed(params ReadOnlySpan<Vector2> points)
    {
        Move(points[0]);
        for (var i = 0; i < points.Length; i++)
        {
            Bend(points[(i + points.Length - 1) % points.Length], points[i], points[(i + 1) % points.Length], points[(i + 2) % points.Length]);
        }

        _curve.Close();
        return this;
    }

    /// <summary>Adds a smooth curve through the points, from the first to the last.</summary>
    public Sketch Open(params ReadOnlySpan<Vector2> points)
    {
        Move(points[0]);
        for (var i = 0; i + 1 < points.Length; i++)
        {
            Bend(points[Math.Max(i - 1, 0)], points[i], points[i + 1], points[Math.Min(i + 2, points.Length - 1)]);
        }

        return this;
    }

    /// <summary>Adds a circle.</summary>
    public Sketch Circle(Vector2 middle, float radius)
    {
        _curve.AddCircle(middle.X, middle.Y, radius, SKPathDirection.Clockwise);
        return this;
    }

    /// <summary>Fills the shape and begins a new one.</summary>
    public void Fill(SKColor color)
    {
        _paint.Style = SKPaintStyle.Fill;
        Draw(color);
    }

    /// <summary>Fills the shape with a shader.</summary>
    public void Fill(SKShader shader)
    {
        using (shader)
        {
            _paint.Shader = shader;
            Fill(SKColors.Black);
            _paint.Shader = null;
        }
    }

    /// <summary>Draws the shape's line and begins a new one.</summary>
    public void Stroke(SKColor color, float width)
    {
        (_paint.Style, _paint.StrokeWidth) = (SKPaintStyle.Stroke, width);
        Draw(color);
    }

    /// <summary>What is drawn until <see cref="Unclip"/> shows only inside the shape. The edge is hard, which is much faster than a soft one.</summary>
    public void Clip()
    {
        using var path = _curve.Detach();
        Canvas.Save();
        Canvas.ClipPath(path, SKClipOperation.Intersect, antialias: false);
    }

    /// <summary>Ends <see cref="Clip"/>.</summary>
    public void Unclip() => Canvas.Restore();

    public void Dispose()
    {
        _curve.Dispose();
        _paint.Dispose();
        Canvas.Dispose();
    }

    private void Draw(SKColor color)
    {
        using var path = _curve.Detach();
        _paint.Color = color;
        Canvas.DrawPath(path, _paint);
    }

    private void Move(Vector2 to) => _curve.MoveTo(to.X, to.Y);

    // A Catmull-Rom segment as a cubic Bezier curve.
    private void Bend(Vector2 before, Vector2 from, Vector2 to, Vector2 after)
    {
        var (first, second) = (from + ((to - before) / 6), to - ((after - from) / 6));
        _curve.CubicTo(first.X, first.Y, second.X, second.Y, to.X, to.Y);
    }
}

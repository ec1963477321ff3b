using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>What stands behind the person: a gradient and two things out of focus.</summary>
internal static class BackgroundPainter
{
    public static void Paint(Sketch sketch, SyntheticView view)
    {
        Gradient(sketch, view);
        var random = new SeededRandom(view.NoiseSeed, 1);
        for (var i = 2; i < view.Background.Count; i++)
        {
            var middle = new Vector2(random.Between(-10, 122), random.Between(-10, 122));
            var (width, height) = (random.Between(8, 40), random.Between(8, 60));
            sketch.Closed(
                    middle + new Vector2(-width, -height), middle + new Vector2(width, -height),
                    middle + new Vector2(width, height), middle + new Vector2(-width, height))
                .Fill(view.Background[i].WithAlpha(170));
        }
    }

    // Strips of one colour each: Skia fills them much faster than it evaluates a gradient shader.
    private static void Gradient(Sketch sketch, SyntheticView view)
    {
        var upright = MathF.Abs(view.Light.Y) > .7f;
        using var paint = new SKPaint();
        for (var at = 0; at < SyntheticFaces.Side; at += 2)
        {
            paint.Color = Colors.Mix(view.Background[0], view.Background[1], at / (float)SyntheticFaces.Side);
            sketch.Canvas.DrawRect(upright ? new SKRect(0, at, 112, at + 3) : new SKRect(at, 0, at + 3, 112), paint);
        }
    }
}

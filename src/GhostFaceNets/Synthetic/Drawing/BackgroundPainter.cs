using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>What stands behind the person: a gradient and two things out of focus.</summary>
internal static class BackgroundPainter
{
    public static void Paint(Sketch sketch, SyntheticView view)
    {
        using var gradient = SKShader.CreateLinearGradient(
            new SKPoint(56 - (56 * view.Light.X), 0), new SKPoint(56 + (56 * view.Light.X), 112),
            [view.Background[0], view.Background[1]], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = gradient };
        sketch.Canvas.DrawPaint(paint);
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
}

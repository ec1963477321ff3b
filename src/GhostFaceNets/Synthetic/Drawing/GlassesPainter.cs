using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Glasses in front of the eyes.</summary>
internal static class GlassesPainter
{
    private const float Lift = 8;

    /// <summary>The arms, which run under the hair.</summary>
    public static void Arms(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        if (!Worn(person, view, out var glasses)) return;
        Span<float> sides = [-1, 1];
        foreach (var side in sides)
        {
            var hinge = pose.On(side * (person.Eyes.Distance + .5f + glasses.HalfWidth), person.Eyes.Height - 1, Lift);
            var ear = pose.Rim(side * person.Head.HalfWidth * .95f, person.Eyes.Height - 1);

            // On the far side of a turned head the lens hides the arm.
            if (side * (ear.X - hinge.X) > 0) sketch.Open(hinge, ear).Stroke(glasses.Color, glasses.Frame);
        }
    }

    /// <summary>Lenses and bridge.</summary>
    public static void Paint(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        if (!Worn(person, view, out var glasses)) return;
        var y = person.Eyes.Height + 1;
        Span<float> sides = [-1, 1];
        Span<Vector2> lens = stackalloc Vector2[12];
        foreach (var side in sides)
        {
            var x = side * (person.Eyes.Distance + .5f);
            for (var i = 0; i < lens.Length; i++)
            {
                var (sin, cos) = MathF.SinCos(i * MathF.Tau / lens.Length);

                // A superellipse: round at exponent 1, nearly a rectangle at a third.
                var power = .35f + (.65f * glasses.Roundness);
                lens[i] = pose.On(
                    x + (glasses.HalfWidth * MathF.Sign(cos) * MathF.Pow(MathF.Abs(cos), power)),
                    y + (glasses.HalfHeight * MathF.Sign(sin) * MathF.Pow(MathF.Abs(sin), power)), Lift);
            }

            sketch.Closed(lens).Fill(new SKColor(255, 255, 255, 26));
            sketch.Closed(lens).Stroke(glasses.Color, glasses.Frame);
        }

        var inner = person.Eyes.Distance + .5f - glasses.HalfWidth;
        sketch.Open(pose.On(-inner, y - 2, Lift), pose.On(0, y - 4, Lift + 2), pose.On(inner, y - 2, Lift)).Stroke(glasses.Color, glasses.Frame);
    }

    private static bool Worn(SyntheticPerson person, SyntheticView view, [NotNullWhen(true)] out Glasses? glasses)
    {
        glasses = person.Glasses;
        return glasses is not null && view.GlassesMood < glasses.Habit;
    }
}

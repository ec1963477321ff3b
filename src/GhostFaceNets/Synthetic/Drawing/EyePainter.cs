using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Eyes and brows.</summary>
internal static class EyePainter
{
    public static void Paint(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        Span<float> sides = [-1, 1];
        foreach (var side in sides)
        {
            Eye(sketch, pose, person, view, side);
            Brow(sketch, pose, person, view, side);
        }
    }

    private static void Eye(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view, float side)
    {
        var (eyes, skin) = (person.Eyes, person.Skin.Tone);
        var (x, y) = (side * eyes.Distance, eyes.Height);
        var narrowed = Math.Clamp(view.EyeOpening - (.18f * Math.Max(0, view.Smile)), 0, 1.35f);
        var half = eyes.HalfWidth * eyes.Opening * narrowed;
        Vector2 At(float outwards, float down) =>
            pose.On(x + (side * outwards * eyes.HalfWidth), y + down - (outwards * eyes.Slant));

        sketch.Closed(At(-1.25f, -half - 1), At(0, -half - 3.5f), At(1.3f, -half), At(1.1f, half + 1.5f), At(0, half + 3), At(-1.1f, half + 2))
            .Fill(Colors.Scale(skin, .72f).WithAlpha(80));
        if (half > 1.1f)
        {
            Span<Vector2> lids = [At(-1, .8f), At(-.45f, -half * .85f), At(.15f, -half), At(.7f, -half * .55f), At(1, 0), At(.5f, half * .75f), At(-.1f, half), At(-.65f, half * .7f)];
            sketch.Closed(lids).Fill(new SKColor(238, 234, 230));
            sketch.Closed(lids).Clip();
            var iris = pose.On(x + (view.Gaze.X * eyes.Iris), y - (half * .1f) + (view.Gaze.Y * eyes.Iris));
            sketch.Circle(iris, eyes.Iris).Fill(Colors.Scale(eyes.Color, .6f));
            sketch.Circle(iris, eyes.Iris * .82f).Fill(eyes.Color);
            sketch.Circle(iris, eyes.Iris * .42f).Fill(new SKColor(14, 10, 10));
            sketch.Circle(iris + (view.Light * eyes.Iris * .4f) - new Vector2(0, .5f), .8f).Fill(new SKColor(255, 255, 255, 220));
            sketch.Open(At(-1, .3f), At(-.45f, (-half * .85f) + .8f), At(.15f, 1 - half), At(.7f, (-half * .55f) + .8f), At(1, 0)).Stroke(new SKColor(60, 40, 40, 90), 2);
            sketch.Unclip();
        }

        var lash = Colors.Mix(person.Hair.Color, new SKColor(20, 14, 14), .7f);
        sketch.Open(At(-1, .8f), At(-.45f, -half * .85f), At(.15f, -half), At(.7f, -half * .55f), At(1.12f, -.2f)).Stroke(lash, eyes.Lashes);
        sketch.Open(At(-.7f, half * .7f), At(-.1f, half), At(.5f, half * .75f), At(1, .2f)).Stroke(Colors.Scale(skin, .55f).WithAlpha(150), .7f);
        if (eyes.Fold > 0)
        {
            sketch.Open(At(-.9f, -.6f - (eyes.Fold * .6f)), At(-.3f, (-half * .9f) - eyes.Fold), At(.3f, -half - eyes.Fold), At(1.05f, (-half * .4f) - (eyes.Fold * .7f)))
                .Stroke(Colors.Scale(skin, .55f).WithAlpha(170), .9f);
        }
    }

    private static void Brow(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view, float side)
    {
        var brows = person.Brows;
        var y = person.Eyes.Height - brows.Gap - view.BrowRaise;
        Vector2 At(float outwards, float down) => pose.On(
            side * (person.Eyes.Distance + .8f + (outwards * brows.HalfLength)), y + down - (outwards * brows.Slant) - (brows.Arch * (1 - (outwards * outwards))), 2);

        var thick = brows.Thickness * .5f;
        sketch.Closed(
                At(-1, -thick * .8f), At(-.3f, -thick), At(.4f, -thick * .9f), At(1.05f, 0), At(.4f, thick * .7f), At(-.3f, thick), At(-1.02f, thick * 1.1f))
            .Fill(Colors.Scale(person.Hair.Color, .75f).WithAlpha((byte)(255 * brows.Density)));
    }
}

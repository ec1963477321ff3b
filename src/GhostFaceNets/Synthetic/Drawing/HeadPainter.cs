using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Neck, clothes, ears and the bare head with the marks on its skin.</summary>
internal static class HeadPainter
{
    public static void Body(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        var (width, chin) = (person.Head.HalfWidth * person.Head.Jaw, person.Head.Chin);
        sketch.Closed(
                pose.Behind(-width * .8f, 0, -20), pose.Behind(width * .8f, 0, -20), pose.Behind(width * .85f, chin + 20, -20),
                pose.Behind(width * 1.3f, chin + 40, -20), pose.Behind(-width * 1.3f, chin + 40, -20), pose.Behind(-width * .85f, chin + 20, -20))
            .Fill(Colors.Scale(person.Skin.Tone, .72f));
        sketch.Closed(
                pose.Behind(-width * 1.1f, chin + 16, -20), pose.Behind(0, chin + 27, -10), pose.Behind(width * 1.1f, chin + 16, -20),
                pose.Behind(90, chin + 34, -20), pose.Behind(90, chin + 90, -20), pose.Behind(-90, chin + 90, -20), pose.Behind(-90, chin + 34, -20))
            .Fill(view.Clothes);
    }

    public static void Ears(Sketch sketch, HeadPose pose, SyntheticPerson person)
    {
        var head = person.Head;
        Span<float> sides = [-1, 1];
        foreach (var side in sides)
        {
            var (x, spread, top) = (side * (head.HalfWidth - 1.5f), side * head.EarSpread, -20 - (head.EarSize * .25f));
            sketch.Closed(
                    pose.Behind(x, top + 3, 0), pose.Behind(x + (spread * 1.3f), top, -5), pose.Behind(x + (spread * 1.6f), top + (head.EarSize * .4f), -6),
                    pose.Behind(x + spread, top + (head.EarSize * .85f), -3), pose.Behind(x - (side * 2), top + head.EarSize, 0))
                .Fill(Colors.Scale(person.Skin.Tone, .88f));
        }
    }

    /// <summary>Adds the outline of the head to the shape, grown by some pixels.</summary>
    public static Sketch Outline(Sketch sketch, HeadPose pose, HeadShape head, float grow = 0)
    {
        var wide = head.HalfWidth + grow;
        var (temple, jaw, chin) = (wide * head.Forehead, wide * head.Jaw, wide * head.ChinWidth);
        return sketch.Closed(
            pose.Rim(0, head.Crown - grow), pose.Rim(temple * .74f, (head.Crown * .93f) - grow), pose.Rim(temple, -48), pose.Rim(wide, -14),
            pose.Rim((wide * .3f) + (jaw * .7f), 12), pose.Rim(jaw, 24), pose.Rim(chin, head.Chin - 2.5f), pose.Rim(0, head.Chin),
            pose.Rim(-chin, head.Chin - 2.5f), pose.Rim(-jaw, 24), pose.Rim((-wide * .3f) - (jaw * .7f), 12),
            pose.Rim(-wide, -14), pose.Rim(-temple, -48), pose.Rim(-temple * .74f, (head.Crown * .93f) - grow));
    }

    public static void Face(Sketch sketch, HeadPose pose, SyntheticPerson person)
    {
        var middle = pose.On(0, -8);
        Outline(sketch, pose, person.Head).Fill(SKShader.CreateRadialGradient(
            new SKPoint(middle.X, middle.Y), 62,
            [Colors.Scale(person.Skin.Tone, 1.05f), person.Skin.Tone, Colors.Scale(person.Skin.Tone, .78f)], [0, .5f, 1], SKShaderTileMode.Clamp));
        if (person.Skin.Blush < .1f) return;
        Span<float> sides = [-1, 1];
        foreach (var side in sides)
        {
            var cheek = pose.On(side * 22, 4);
            var blush = new SKColor(200, 70, 70, (byte)(70 * person.Skin.Blush));
            sketch.Circle(cheek, 13).Fill(SKShader.CreateRadialGradient(
                new SKPoint(cheek.X, cheek.Y), 13, [blush, blush.WithAlpha(0)], SKShaderTileMode.Clamp));
        }
    }

    public static void Marks(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        var skin = person.Skin;
        foreach (var freckle in skin.Freckles) sketch.Circle(pose.On(freckle.X, freckle.Y), .8f);
        if (skin.Freckles.Length > 0) sketch.Fill(new SKColor(150, 85, 50, 130));
        foreach (var mole in skin.Moles) sketch.Circle(pose.On(mole.X, mole.Y), mole.Z).Fill(Colors.Mix(skin.Tone, new SKColor(40, 22, 18), .75f));

        var depth = (byte)(110 * Math.Clamp(skin.Lines + (.35f * Math.Max(0, view.Smile)), 0, 1));
        if (depth < 15) return;
        var fold = Colors.Scale(skin.Tone, .55f).WithAlpha(depth);
        Span<float> sides = [-1, 1];
        foreach (var side in sides)
        {
            var nose = side * (person.Nose.HalfWidth + 2);
            sketch.Open(pose.On(nose, 1), pose.On(nose + (side * 5), 9), pose.On(side * (person.Mouth.HalfWidth + 4.5f), person.Mouth.Height - 2)).Stroke(fold, 1.2f);
            var eye = side * person.Eyes.Distance;
            sketch.Open(pose.On(eye - (side * 7), person.Eyes.Height + 6), pose.On(eye, person.Eyes.Height + 8.5f), pose.On(eye + (side * 6), person.Eyes.Height + 6.5f))
                .Stroke(fold, 1);
        }
    }

    /// <summary>The side away from the light lies in shadow.</summary>
    public static void Shade(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        if (view.Shadow < .04f) return;
        var dark = new SKColor(10, 6, 12, (byte)(235 * view.Shadow));
        var (middle, reach) = (pose.On(0, -5), view.Light * 52);
        Outline(sketch, pose, person.Head, 1).Fill(SKShader.CreateLinearGradient(
            new SKPoint(middle.X + (reach.X * .3f), middle.Y + (reach.Y * .3f)), new SKPoint(middle.X - reach.X, middle.Y - reach.Y),
            [dark.WithAlpha(0), dark], SKShaderTileMode.Clamp));
    }
}

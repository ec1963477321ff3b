using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>The nose: shadows beside the bridge, wings, nostrils and the light on the tip.</summary>
internal static class NosePainter
{
    public static void Paint(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        var (nose, skin) = (person.Nose, person.Skin.Tone);
        var (wing, low, lift) = (nose.HalfWidth, nose.Base, nose.Projection);
        var brow = person.Eyes.Height + 1;
        Span<float> sides = [-1, 1];
        foreach (var side in sides)
        {
            var away = Math.Clamp(.5f - (view.Light.X * side * .5f), 0, 1);
            sketch.Closed(
                    pose.On(side * nose.Bridge, brow, 5), pose.On(side * (nose.Bridge + .6f), -10, lift * .6f), pose.On(side * nose.Tip, -1, lift * .8f),
                    pose.On(side * wing, low - 1.5f, 2), pose.On(side * wing * .9f, -5, 1), pose.On(side * (nose.Bridge + 3.5f), -13), pose.On(side * (nose.Bridge + 2.5f), brow))
                .Fill(Colors.Scale(skin, .62f).WithAlpha((byte)(40 + (75 * away))));
        }

        sketch.Closed(
                pose.On(-wing, low - 2, 2), pose.On(-nose.Tip * .9f, low, lift * .55f), pose.On(0, low + .8f, lift * .75f), pose.On(nose.Tip * .9f, low, lift * .55f),
                pose.On(wing, low - 2, 2), pose.On(wing * .7f, low + 1.6f, 2), pose.On(0, low + 2.6f, lift * .4f), pose.On(-wing * .7f, low + 1.6f, 2))
            .Fill(Colors.Scale(skin, .55f).WithAlpha(120));
        foreach (var side in sides)
        {
            var x = side * wing * .48f;
            sketch.Closed(
                    pose.On(x - nose.Nostrils, low, lift * .4f), pose.On(x, low - (nose.Nostrils * .5f), lift * .4f),
                    pose.On(x + nose.Nostrils, low, lift * .4f), pose.On(x, low + (nose.Nostrils * .45f), lift * .4f))
                .Fill(Colors.Mix(skin, new SKColor(30, 10, 10), .78f));
            sketch.Open(pose.On(side * wing * .92f, -4, 2), pose.On(side * (wing + .6f), low - 2.5f, 2), pose.On(side * wing * .8f, low + .8f, 2))
                .Stroke(Colors.Scale(skin, .5f).WithAlpha(150), .9f);
        }

        var shine = new SKColor(255, 250, 240, 60);
        sketch.Circle(pose.On(view.Light.X * 1.2f, -2.2f, lift), nose.Tip * .55f).Fill(shine);
        sketch.Open(pose.On(0, brow, 5), pose.On(0, -6, lift * .8f)).Stroke(shine.WithAlpha(45), nose.Bridge * .6f);
    }
}

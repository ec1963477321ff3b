using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Lips, and teeth when the mouth is open.</summary>
internal static class MouthPainter
{
    public static void Paint(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        var mouth = person.Mouth;
        var (smile, open) = (view.Smile, view.MouthOpening);
        var half = (mouth.HalfWidth * (1 + (.2f * smile))) - (open * .25f);
        var rise = mouth.Corners + (3.2f * smile);
        Vector2 At(float across, float down) => pose.On(across * half, mouth.Height + down - (rise * across * across), 3);

        var thin = 1 - (.22f * Math.Max(0, smile));
        var (upper, lower, bow) = (mouth.UpperLip * thin, mouth.LowerLip * thin, mouth.CupidsBow);
        var lips = mouth.Lips;
        if (open > .8f)
        {
            sketch.Closed(At(-.96f, 0), At(-.4f, -open * .3f), At(.4f, -open * .3f), At(.96f, 0), At(.5f, open * .75f), At(-.5f, open * .75f))
                .Fill(new SKColor(70, 22, 26));
            sketch.Closed(At(-.8f, -.2f), At(0, -open * .32f), At(.8f, -.2f), At(.5f, open * .22f), At(-.5f, open * .22f)).Fill(new SKColor(236, 230, 220));
        }

        var gap = open * .3f;
        sketch.Closed(
                At(-1, 0), At(-.5f, (-upper * .75f) - gap), At(-.16f, -upper - gap), At(0, bow - upper - gap), At(.16f, -upper - gap), At(.5f, (-upper * .75f) - gap),
                At(1, 0), At(.4f, -gap), At(0, .3f - gap), At(-.4f, -gap))
            .Fill(Colors.Scale(lips, .84f));
        var fall = open * .75f;
        sketch.Closed(At(-1, 0), At(-.45f, fall), At(.45f, fall), At(1, 0), At(.55f, fall + (lower * .75f)), At(0, fall + lower), At(-.55f, fall + (lower * .75f)))
            .Fill(lips);
        sketch.Open(At(-.3f, fall + (lower * .45f)), At(.3f, fall + (lower * .45f))).Stroke(new SKColor(255, 240, 235, 50), lower * .3f);
        if (open <= .8f)
        {
            sketch.Open(At(-1.03f, -.2f), At(-.4f, .1f), At(0, .5f), At(.4f, .1f), At(1.03f, -.2f)).Stroke(Colors.Mix(lips, new SKColor(40, 10, 14), .65f), 1);
        }

        sketch.Open(At(-.4f, fall + lower + 1.8f), At(.4f, fall + lower + 1.8f)).Stroke(Colors.Scale(person.Skin.Tone, .6f).WithAlpha(70), 1.6f);
    }
}

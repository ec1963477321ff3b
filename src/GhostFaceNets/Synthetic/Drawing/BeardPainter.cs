using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Stubble, beard, goatee and moustache; drawn before the mouth.</summary>
internal static class BeardPainter
{
    public static void Paint(Sketch sketch, HeadPose pose, SyntheticPerson person)
    {
        var (beard, color) = (person.Beard, Colors.Scale(person.Hair.Color, .85f));
        if (beard.Stubble > .02f) Area(sketch, pose, person, 0).Fill(Opaque(Colors.Mix(color, new SKColor(60, 60, 70), .4f), beard.Stubble));
        if (beard.Beard > 0) Area(sketch, pose, person, beard.Length).Fill(Opaque(color, beard.Beard));
        var (half, mouth) = (person.Mouth.HalfWidth, person.Mouth.Height);
        if (beard.Chin > 0)
        {
            var chin = person.Head.Chin + (beard.Length * .7f);
            sketch.Closed(
                    pose.On(-half * .75f, mouth + 6, 3), pose.On(half * .75f, mouth + 6, 3), pose.On(half * .85f, chin - 6, 1),
                    pose.On(0, chin, 1), pose.On(-half * .85f, chin - 6, 1))
                .Fill(Opaque(color, beard.Chin));
        }

        if (beard.Moustache <= 0) return;
        var thick = beard.Moustache;
        var top = mouth - person.Mouth.UpperLip - thick;
        sketch.Closed(
                pose.On(0, top, 5), pose.On(half * .5f, top, 4), pose.On(half * 1.15f, mouth, 3), pose.On(half * .95f, mouth + 1.5f, 3),
                pose.On(half * .4f, top + thick, 4), pose.On(0, top + thick, 5), pose.On(-half * .4f, top + thick, 4), pose.On(-half * .95f, mouth + 1.5f, 3),
                pose.On(-half * 1.15f, mouth, 3), pose.On(-half * .5f, top, 4))
            .Fill(Opaque(color, .9f));
    }

    private static Sketch Area(Sketch sketch, HeadPose pose, SyntheticPerson person, float length)
    {
        var (head, mouth) = (person.Head, person.Mouth);
        var (wide, jaw, chin) = (head.HalfWidth, (head.HalfWidth * head.Jaw) + (length * .4f), head.HalfWidth * head.ChinWidth);
        var (low, half) = (head.Chin + length, mouth.HalfWidth);
        return sketch.Closed(
            pose.Rim(-wide, -12), pose.Rim((-wide * .3f) - (jaw * .7f), 12), pose.Rim(-jaw, 24), pose.Rim(-chin - (length * .3f), low - 2.5f), pose.Rim(0, low),
            pose.Rim(chin + (length * .3f), low - 2.5f), pose.Rim(jaw, 24), pose.Rim((wide * .3f) + (jaw * .7f), 12), pose.Rim(wide, -12),
            pose.On(wide * .78f, 4), pose.On(half + 6, 14), pose.On(half * .9f, mouth.Height - 7, 2), pose.On(0, mouth.Height - 8.5f, 4),
            pose.On(-half * .9f, mouth.Height - 7, 2), pose.On(-half - 6, 14), pose.On(-wide * .78f, 4));
    }

    private static SKColor Opaque(SKColor color, float share) => color.WithAlpha((byte)(255 * share));
}

using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic.Drawing;

/// <summary>Hair: the part behind the head, and the part in front of the forehead.</summary>
internal static class HairPainter
{
    public static void Back(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        var hair = person.Hair;
        var volume = hair.Volume * view.HairVolume;
        var wide = person.Head.HalfWidth + volume;
        var dark = Colors.Scale(hair.Color, .7f);
        if (hair.Style == HairStyle.Curls)
        {
            Curls(sketch, pose, person, volume, dark);
        }
        else if (hair.Style is HairStyle.Bob or HairStyle.Long or HairStyle.LongFringe)
        {
            var low = hair.Style == HairStyle.Bob ? Math.Min(hair.Length, 34) : hair.Length + 20;
            var flare = hair.Style == HairStyle.LongFringe ? 1.12f : 1;
            sketch.Closed(
                    pose.Behind(0, person.Head.Crown - volume, 0), pose.Behind(wide * .75f, person.Head.Crown * .85f, -10), pose.Behind(wide * 1.02f, -40, -15),
                    pose.Behind(wide * flare, 0, -15), pose.Behind(wide * flare, low, -15), pose.Behind(wide * .4f, low + 4, -20), pose.Behind(-wide * .4f, low + 4, -20),
                    pose.Behind(-wide * flare, low, -15), pose.Behind(-wide * flare, 0, -15), pose.Behind(-wide * 1.02f, -40, -15), pose.Behind(-wide * .75f, person.Head.Crown * .85f, -10))
                .Fill(dark);
        }
    }

    public static void Front(Sketch sketch, HeadPose pose, SyntheticPerson person, SyntheticView view)
    {
        var hair = person.Hair;
        if (hair.Style == HairStyle.Bald) return;
        var volume = hair.Style is HairStyle.Cropped or HairStyle.DrawnBack or HairStyle.Ring ? 1.5f : hair.Volume * view.HairVolume;
        var opacity = hair.Style == HairStyle.Cropped ? (byte)225 : (byte)255;
        Cap(sketch, pose, person, volume).Fill(hair.Color.WithAlpha(opacity));
        Strands(sketch, pose, person, volume);
    }

    // Everything between the hairline and the outer edge.
    private static Sketch Cap(Sketch sketch, HeadPose pose, SyntheticPerson person, float volume)
    {
        var (head, hair) = (person.Head, person.Hair);
        var (wide, temple) = (head.HalfWidth, head.HalfWidth * head.Forehead);
        var (line, part, back) = (hair.Hairline, hair.Parting * temple * .6f, hair.Recession);
        var side = hair.Style switch { HairStyle.Bob or HairStyle.Long or HairStyle.LongFringe => 8f, HairStyle.Curls => -8f, _ => -16f };
        var outer = wide + (volume * .45f);
        var quiff = hair.Style == HairStyle.Quiff ? volume * 1.2f : 0;
        Span<Vector2> edge =
        [
            pose.Rim(-wide * .985f, side), pose.Rim(-outer, side - 2), pose.Rim(-outer, -44), pose.Rim(-temple * .75f, (head.Crown * .93f) - volume), pose.Rim(0, head.Crown - volume - quiff),
            pose.Rim(temple * .75f, (head.Crown * .93f) - volume), pose.Rim(outer, -44), pose.Rim(outer, side - 2), pose.Rim(wide * .985f, side),
        ];
        Span<Vector2> inner = hair.Style switch
        {
            HairStyle.Ring =>
            [
                pose.On(wide * .96f, -26), pose.Rim(temple * .97f, -46), pose.Rim(temple * .9f, -60), pose.Rim(temple * .5f, head.Crown - 3), pose.Rim(0, head.Crown - 3),
                pose.Rim(-temple * .5f, head.Crown - 3), pose.Rim(-temple * .9f, -60), pose.Rim(-temple * .97f, -46), pose.On(-wide * .96f, -26),
            ],
            HairStyle.Bob or HairStyle.LongFringe =>
            [
                pose.On(wide * .9f, -14), pose.On(temple * .84f, -32), pose.On(temple * .5f, line + 17), pose.On(0, line + 19), pose.On(-temple * .5f, line + 17),
                pose.On(-temple * .84f, -32), pose.On(-wide * .9f, -14),
            ],
            HairStyle.Long =>
            [
                pose.On(wide * .88f, -12), pose.On(temple * .85f, -34), pose.On((temple + part) * .5f, line + 5), pose.On(part, line - 8), pose.On((part - temple) * .5f, line + 5),
                pose.On(-temple * .85f, -34), pose.On(-wide * .88f, -12),
            ],
            HairStyle.Parted =>
            [
                pose.On(wide * .95f, -24), pose.On(temple * .86f, -40), pose.On(temple * .6f, line + (part < 0 ? 6 : -back)), pose.On(part, line - 5),
                pose.On(-temple * .6f, line + (part < 0 ? -back : 6)), pose.On(-temple * .86f, -40), pose.On(-wide * .95f, -24),
            ],
            _ =>
            [
                pose.On(wide * .95f, -24), pose.On(temple * .86f, -42), pose.On(temple * .62f, line + 4 - back), pose.On(temple * .25f, line), pose.On(-temple * .25f, line),
                pose.On(-temple * .62f, line + 4 - back), pose.On(-temple * .86f, -42), pose.On(-wide * .95f, -24),
            ],
        };
        return sketch.Closed([.. edge, .. inner]);
    }

    private static void Strands(Sketch sketch, HeadPose pose, SyntheticPerson person, float volume)
    {
        if (volume < 2) return;
        var (head, hair) = (person.Head, person.Hair);
        var random = new SeededRandom(hair.Seed);
        var root = new Vector2(hair.Parting * head.HalfWidth * .5f, head.Crown - (volume * .6f));
        for (var i = 0; i < 7; i++)
        {
            var across = random.Between(-.95f, .95f) * head.HalfWidth;
            var end = pose.Rim(across, hair.Hairline - 6 + (Math.Abs(across) * .45f) - random.Between(0, 10));
            sketch.Open(pose.Rim(root.X, root.Y), pose.Rim((root.X + across) * .55f, (root.Y + hair.Hairline) * .52f), end);
            if (i == 3) sketch.Stroke(Colors.Mix(hair.Color, SKColors.White, .22f).WithAlpha(150), 1.3f);
        }

        sketch.Stroke(Colors.Scale(hair.Color, .6f).WithAlpha(160), 1.2f);
    }

    private static void Curls(Sketch sketch, HeadPose pose, SyntheticPerson person, float volume, SKColor dark)
    {
        var random = new SeededRandom(person.Hair.Seed);
        for (var i = 0; i < 16; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.PI * (-.08f + (1.16f * i / 15)));
            var middle = pose.Rim(cos * person.Head.HalfWidth, -30 - (sin * (-30 - person.Head.Crown)));
            sketch.Circle(middle, (volume * .8f) + random.Between(3, 7));
        }

        sketch.Fill(dark);
    }
}

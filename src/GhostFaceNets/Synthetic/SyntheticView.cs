using System.Numerics;
using SkiaSharp;

namespace GhostFaceNets.Synthetic;

/// <summary>Everything about a drawn face that changes from picture to picture: pose, expression, light, camera, background.</summary>
public sealed record SyntheticView
{
    /// <summary>Turn of the head to the right of the picture, radians.</summary>
    public required float Yaw { get; init; }

    /// <summary>Nod, radians; positive looks down.</summary>
    public required float Pitch { get; init; }

    /// <summary>Distance of the camera in pixels of the template: near ones distort more.</summary>
    public required float CameraDistance { get; init; }

    /// <summary>How wrong the five points were found: offsets in pixels of eyes, nose and mouth corners before alignment.</summary>
    public required IReadOnlyList<Vector2> LandmarkErrors { get; init; }

    /// <summary>-.5 (sad) .. 1 (broad smile).</summary>
    public required float Smile { get; init; }

    /// <summary>How far the mouth is open, in pixels.</summary>
    public required float MouthOpening { get; init; }

    /// <summary>How far the brows are raised, in pixels.</summary>
    public required float BrowRaise { get; init; }

    /// <summary>Share of the lid opening that is left: 1 wide, below .2 a blink.</summary>
    public required float EyeOpening { get; init; }

    /// <summary>Where the eyes look, as shares of the iris radius.</summary>
    public required Vector2 Gaze { get; init; }

    /// <summary>Where the light comes from in the picture: unit vector, y downwards.</summary>
    public required Vector2 Light { get; init; }

    /// <summary>Depth of the shadow on the far side, 0 .. 1.</summary>
    public required float Shadow { get; init; }

    /// <summary>Factor of brightness of red, green and blue: exposure and colour of the light together.</summary>
    public required Vector3 Exposure { get; init; }

    /// <summary>Contrast around middle grey; 1 leaves it.</summary>
    public required float Contrast { get; init; }

    /// <summary>Side in pixels at which the camera saw the face, at most 112: low ones look blurred.</summary>
    public required int Resolution { get; init; }

    /// <summary>Standard deviation of the sensor's noise, in grey levels.</summary>
    public required float Noise { get; init; }

    /// <summary>Upper and lower colour of the background, and of things in it.</summary>
    public required IReadOnlyList<SKColor> Background { get; init; }

    /// <summary>Colour of the clothes.</summary>
    public required SKColor Clothes { get; init; }

    /// <summary>How much today's hair differs: factor of its volume.</summary>
    public required float HairVolume { get; init; }

    /// <summary>In 0 .. 1; glasses are worn when below their owner's habit.</summary>
    public required float GlassesMood { get; init; }

    /// <summary>Chooses the noise.</summary>
    public required int NoiseSeed { get; init; }

    /// <summary>The view of a seed, a person and the number of the picture: always the same one.</summary>
    public static SyntheticView Of(int seed, int person, int index)
    {
        var random = new SeededRandom(seed, person, index);
        var angle = random.Between(0, MathF.Tau);
        var exposure = random.Between(.55f, 1.25f);
        var warmth = random.Normal(0, .09f);
        return new()
        {
            Yaw = random.Normal(0, .27f),
            Pitch = random.Normal(0, .13f),
            CameraDistance = random.Between(220, 600),
            LandmarkErrors = [.. Enumerable.Range(0, 5).Select(_ => new Vector2(random.Normal(0, 1.2f), random.Normal(0, 1.2f)))],
            Smile = random.Chance(.45f) ? random.Between(.3f, 1f) : random.Normal(0, .2f),
            MouthOpening = random.Chance(.35f) ? random.Between(1.5f, 8f) : 0,
            BrowRaise = random.Normal(0, 1.2f),
            EyeOpening = random.Chance(.05f) ? .1f : random.Normal(1f, .13f),
            Gaze = new Vector2(random.Normal(0, .3f), random.Normal(0, .12f)),
            Light = new Vector2(MathF.Cos(angle), MathF.Sin(angle)),
            Shadow = random.Between(0, .75f) * random.Uniform(),
            Exposure = exposure * new Vector3(1 + warmth, 1 + random.Normal(0, .02f), 1 - warmth),
            Contrast = random.Normal(1f, .13f),
            Resolution = random.Chance(.4f) ? 112 : 48 + random.Below(64),
            Noise = random.Between(.5f, 9f) * random.Uniform(),
            Background = [.. Enumerable.Range(0, 4).Select(_ => Any(random))],
            Clothes = Any(random),
            HairVolume = random.Normal(1f, .15f),
            GlassesMood = random.Uniform(),
            NoiseSeed = random.Below(1 << 20),
        };
    }

    private static SKColor Any(SeededRandom random) =>
        SKColor.FromHsv(random.Between(0, 360), random.Between(0, 60), random.Between(10, 95));
}

using SkiaSharp;

namespace GhostFaceNets.Synthetic;

/// <summary>Glasses that somebody owns.</summary>
/// <param name="HalfWidth">Half the width of a lens, about 12.</param>
/// <param name="HalfHeight">Half the height of a lens, about 9.</param>
/// <param name="Roundness">0 (rectangular) .. 1 (round).</param>
/// <param name="Frame">Thickness of the frame in pixels.</param>
/// <param name="Color">Colour of the frame.</param>
/// <param name="Habit">Share of the pictures in which they are worn.</param>
public sealed record Glasses(float HalfWidth, float HalfHeight, float Roundness, float Frame, SKColor Color, float Habit)
{
    private static readonly SKColor[] Frames =
        [new(25, 25, 28), new(70, 45, 30), new(150, 150, 155), new(170, 140, 70), new(110, 30, 35), new(40, 60, 110)];

    internal static Glasses? Of(Disposition person, SeededRandom random) => random.Chance(.16f + (.25f * person.Age))
        ? new(
            random.Normal(12.2f, 1f),
            random.Normal(9f, 1.3f),
            random.Uniform(),
            random.Between(1f, 2.4f),
            Frames[random.Below(Frames.Length)],
            random.Between(.6f, 1f))
        : null;
}

using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Tests.Data.Augmentations;

/// <summary>Pictures that any program can make again: byte i is (7 + 37 i + 13 i i) mod 256.</summary>
internal static class Patterns
{
    public static Picture Small => Of(4, 3);

    public static Picture Of(int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, 3 * width * height).Select(i => (byte)((7 + 37 * i + 13 * i * i) % 256))]);

    public static byte[] Red(Picture picture) => [.. picture.Pixels.Where((_, i) => i % 3 == 0)];
}

using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Tests.Data;

/// <summary>Writes a small data set: each person has a colour, each picture of it some noise.</summary>
internal static class FaceFolder
{
    public static string Write(string root, int people, int images, int side = 32)
    {
        var random = new Random(1);
        for (var person = 0; person < people; person++)
        {
            var colour = new byte[3];
            random.NextBytes(colour);
            for (var image = 0; image < images; image++) WritePicture(Path.Combine(root, $"p{person}", $"{image}.png"), colour, side, random);
        }

        return root;
    }

    public static Picture Picture(byte[] colour, int side, Random random)
    {
        var pixels = new byte[side * side * 3];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Clamp(colour[i % 3] + random.Next(-30, 31), 0, 255);
        return new Picture(side, side, pixels);
    }

    private static void WritePicture(string path, byte[] colour, int side, Random random)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PictureFile.WritePng(path, Picture(colour, side, random));
    }
}

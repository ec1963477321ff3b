using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Synthetic;

namespace GhostFaceNets.Cli.Tests.Evaluate;

/// <summary>A network that was never trained, and drawn people of its input size: enough to see what becomes of their numbers.</summary>
internal static class SmallModel
{
    private const int Side = 32;

    public static void Write(string path)
    {
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = Side });
        ModelFile.Save(path, new FaceModel(network, ModelCard.Of(network)));
    }

    public static void DrawPeople(string folder, int people, int pictures)
    {
        var drawn = new SyntheticFaces(5);
        for (var person = 0; person < people; person++)
        {
            for (var picture = 0; picture < pictures; picture++) PictureFile.WritePng(Path.Combine(folder, $"{person}", $"{picture}.png"), drawn.Draw(person, picture).Resize(Side, Side));
        }
    }
}

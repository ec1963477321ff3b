namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>A folder of embeddings as the devkit expects them: beside each picture's relative path a file with the algorithm's name behind.</summary>
/// <param name="Root">The folder, such as <c>feature_out/facescrub</c>.</param>
/// <param name="Algorithm">What made the embeddings: the last part of the files' names.</param>
public sealed record FeatureFolder(string Root, string Algorithm)
{
    /// <summary>The file of a picture, such as <c>Person/Person_1.png_insightface.bin</c>.</summary>
    /// <param name="picture">The picture's path below the folder, with <c>/</c>.</param>
    public string PathOf(string picture) => Path.Combine(Root, $"{picture}_{Algorithm}.bin");

    /// <summary>The pictures whose file is missing.</summary>
    public IEnumerable<string> Missing(IEnumerable<string> pictures) => pictures.Where(picture => !File.Exists(PathOf(picture)));
}

namespace GhostFaceNets.Training.Data;

/// <summary>Opens data sets of every kind by their path.</summary>
public static class DataSet
{
    /// <summary>Opens a <c>.npz</c> list, a <c>.rec</c> file or a folder with one, or a folder of person folders.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="imagesPerPerson">People with fewer pictures are left out; 0 keeps all.</param>
    /// <exception cref="BadDataException">There is none, it is damaged, or it shows fewer than two people.</exception>
    public static IStoredSource Open(string path, int imagesPerPerson = 0) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".NPZ" => ListSource.Open(path, imagesPerPerson: imagesPerPerson),
        ".REC" => RecordSource.Open(path, imagesPerPerson),
        _ when Directory.Exists(path) && Directory.EnumerateFiles(path, "*.rec").Any() => RecordSource.Open(path, imagesPerPerson),
        _ => FolderSource.Open(path, imagesPerPerson),
    };
}

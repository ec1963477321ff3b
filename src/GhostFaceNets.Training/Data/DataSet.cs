namespace GhostFaceNets.Training.Data;

/// <summary>Opens data sets of every kind by their path.</summary>
public static class DataSet
{
    /// <summary>Opens a <c>.npz</c> list, a <c>.rec</c> file or a folder with one, or a folder of person folders.</summary>
    /// <exception cref="BadDataException">There is none, it is damaged, or it shows fewer than two people.</exception>
    public static IStoredSource Open(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".NPZ" => ListSource.Open(path),
        ".REC" => RecordSource.Open(path),
        _ when Directory.Exists(path) && Directory.EnumerateFiles(path, "*.rec").Any() => RecordSource.Open(path),
        _ => FolderSource.Open(path),
    };
}

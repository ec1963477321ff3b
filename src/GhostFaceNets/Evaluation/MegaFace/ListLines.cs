namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Reads a list line by line.</summary>
internal static class ListLines
{
    /// <summary>Gives the lines that are not blank, without the spaces around them, with their numbers from 1.</summary>
    /// <exception cref="BadDataException">The file is absent.</exception>
    public static IEnumerable<(int Number, string Text)> Read(string path)
    {
        if (!File.Exists(path)) throw new BadDataException(path, "there is no such list.");
        return File.ReadLines(path).Index().Select(line => (line.Index + 1, line.Item.Trim())).Where(line => line.Item2.Length > 0);
    }
}

using GhostFaceNets.Imaging;

namespace GhostFaceNets.Cli;

/// <summary>Pictures and folders of pictures as the command line names them.</summary>
internal static class PictureArguments
{
    /// <summary>The files, in the order of the command line, a folder's in the ordinal order of their paths.</summary>
    /// <exception cref="BadDataException">There is no such file or folder, or no picture at all.</exception>
    public static IReadOnlyList<string> Files(string[] given)
    {
        var files = new List<string>();
        foreach (var path in given)
        {
            if (Directory.Exists(path)) files.AddRange(PictureFiles.In(path));
            else if (File.Exists(path)) files.Add(path);
            else throw new BadDataException(path, "it does not exist; expected a picture or a folder of pictures.");
        }

        return files.Count > 0 ? files : throw new BadDataException(string.Join(", ", given), "there are no pictures in it.");
    }
}

using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data;

/// <summary>Reads a picture file of a data set.</summary>
internal static class StoredPicture
{
    /// <summary>Reads it.</summary>
    /// <exception cref="BadDataException">It is absent, cannot be read, or is no picture.</exception>
    public static Picture Read(string path)
    {
        try
        {
            return PictureFile.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadDataException(path, $"cannot be read: {error.Message}", error);
        }
    }
}

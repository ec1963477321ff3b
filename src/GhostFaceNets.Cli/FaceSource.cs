using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Cli;

/// <summary>From a picture file to the aligned face in it. Calls may come from several threads at once.</summary>
/// <param name="detector">Finds faces; null where the pictures are aligned already. Closed with this source.</param>
/// <param name="size">The side of the faces in pixels.</param>
/// <param name="selection">Which face is meant when there are several.</param>
internal sealed class FaceSource(YuNetDetector? detector, int size, FaceSelection selection) : IDisposable
{
    private readonly FaceExtractor? _extractor = detector is null ? null : new(detector, selection, size);

    /// <summary>The face in a picture file; null where there is none.</summary>
    /// <exception cref="BadDataException">The file is no picture, or an aligned face of another size.</exception>
    public Picture? Read(string path) => FaceOf(PictureFile.Read(path), path);

    /// <summary>The face in a picture; null where there is none.</summary>
    /// <exception cref="BadDataException">It should be an aligned face and has another size.</exception>
    public Picture? FaceOf(Picture picture, string path)
    {
        if (_extractor is not null) return _extractor.Extract(picture)?.Aligned;
        return picture.Width == size && picture.Height == size
            ? picture
            : throw new BadDataException(path, $"it has {picture.Width} x {picture.Height} pixels, an aligned face for this model has {size} x {size}; leave --aligned out to find and align the face.");
    }

    /// <inheritdoc/>
    public void Dispose() => detector?.Dispose();
}

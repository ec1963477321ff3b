using GhostFaceNets.Imaging;
using GhostFaceNets.Inference;

namespace GhostFaceNets.Detection;

/// <summary>Finds faces and their five points with YuNet (W. Wu, H. Peng, S. Yu, 2023), in pictures of any size.
/// Calls may come from several threads at once.</summary>
/// <example><code>
/// using var detector = new YuNetDetector("face_detection_yunet_2023mar.onnx", new OnnxRuntimeBackend());
/// foreach (var face in detector.Detect(PictureFile.Read("group.jpg"))) Console.WriteLine(face.Score);
/// </code></example>
public sealed class YuNetDetector : IDisposable
{
    private const int RefinementSide = 160;

    private readonly YuNetNetwork _network;
    private readonly DetectorOptions _options;

    /// <summary>Opens a detector.</summary>
    /// <param name="path">An .onnx file of OpenCV's model zoo or of libfacedetection.train, of fixed or any input size.</param>
    /// <param name="backend">What runs it.</param>
    /// <param name="options">How it looks at pictures.</param>
    /// <exception cref="BadDataException">The file is no YuNet detector.</exception>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    public YuNetDetector(string path, IInferenceBackend backend, DetectorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(backend);
        _options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.LongSide, 32, nameof(options));
        var session = backend.OpenOnnx(File.ReadAllBytes(path), path, new InferenceOptions());
        _network = new YuNetNetwork(session, path);
    }

    private int Width => _network.FixedWidth ?? _options.LongSide;

    private int Height => _network.FixedHeight ?? _options.LongSide;

    /// <summary>Finds the faces of a picture.</summary>
    /// <returns>The faces in the picture's own pixels, the surest first; none where there are none.</returns>
    public IReadOnlyList<DetectedFace> Detect(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var candidates = Find(PictureView.Whole(picture, Width, Height));
        if (_options.SmallFaces && (picture.Width > Width || picture.Height > Height)) candidates = candidates.Concat(FindInTiles(picture));
        return FaceFusion.Fuse([.. candidates], _options.OverlapLimit);
    }

    /// <summary>Finds a face's points again, in a view of 160 x 160 pixels (less where the network takes no more) in which the face stands upright at the size of an
    /// aligned one: nearer to the truth, and less dependent on where and how large the face was. A face that is not
    /// found again stays as it was.</summary>
    /// <param name="picture">The picture in which the face was found.</param>
    /// <param name="face">The face.</param>
    public DetectedFace Refine(Picture picture, DetectedFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        var side = Math.Min(RefinementSide, Math.Min(_network.FixedWidth ?? RefinementSide, _network.FixedHeight ?? RefinementSide));
        var size = FaceAlignment.DefaultSize * side / RefinementSide;
        var (centre, scale) = (FaceAlignment.Template.Nose, (double)size / FaceAlignment.DefaultSize);
        var aligned = FaceAlignment.Transform(face.Landmarks, size);
        var upright = aligned with { ShiftX = aligned.ShiftX + (side / 2) - (scale * centre.X), ShiftY = aligned.ShiftY + (side / 2) - (scale * centre.Y) };
        var view = PictureWarp.Warp(picture, upright, side, side);
        // That there is a face is known already.
        var found = FaceFusion.Fuse([.. _network.Candidates(view, _options.ScoreThreshold / 2)], _options.OverlapLimit);
        var again = FaceSelection.MostCentral.Select(found, view);
        return again is null ? face : face with { Landmarks = again.Landmarks.Map(upright.Inverse().Apply) };
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private IEnumerable<DetectedFace> Find(PictureView view) =>
        _network.Candidates(view.Pixels, _options.ScoreThreshold).Select(view.InPicture);

    private IEnumerable<DetectedFace> FindInTiles(Picture picture) =>
        from top in PictureTiles.Starts(picture.Height, Height)
        from left in PictureTiles.Starts(picture.Width, Width)
        let tile = PictureView.Part(picture, left, top, Width, Height)
        from face in Find(tile)
        where PictureTiles.IsWhole(face.Box, tile, picture)
        select face;
}

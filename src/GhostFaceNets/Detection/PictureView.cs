using GhostFaceNets.Imaging;

namespace GhostFaceNets.Detection;

/// <summary>A part of a picture at another size, and the way back: the centre of a view's first pixel lies half a view's
/// pixel inside of the part.</summary>
/// <param name="Pixels">The scaled part.</param>
/// <param name="Left">Where the part begins in the picture, in pixels.</param>
/// <param name="Top">Where the part begins in the picture, in pixels.</param>
/// <param name="ScaleX">View pixels per picture pixel.</param>
/// <param name="ScaleY">View pixels per picture pixel.</param>
internal sealed record PictureView(Picture Pixels, int Left, int Top, double ScaleX, double ScaleY)
{
    /// <summary>The whole picture, scaled so that it just fits.</summary>
    public static PictureView Whole(Picture picture, int width, int height)
    {
        var scale = Math.Min((double)width / picture.Width, (double)height / picture.Height);
        var scaled = picture.Resize(Side(picture.Width * scale), Side(picture.Height * scale));
        return new PictureView(scaled, 0, 0, (double)scaled.Width / picture.Width, (double)scaled.Height / picture.Height);
    }

    /// <summary>A part in its own size.</summary>
    public static PictureView Part(Picture picture, int left, int top, int width, int height) =>
        new(picture.Crop(left, top, Math.Min(width, picture.Width - left), Math.Min(height, picture.Height - top)), left, top, 1, 1);

    /// <summary>A face found in the view, as it lies in the picture.</summary>
    public DetectedFace InPicture(DetectedFace face)
    {
        var corner = InPicture(new FacePoint(face.Box.Left, face.Box.Top));
        var box = new FaceBox(corner.X, corner.Y, face.Box.Width / ScaleX, face.Box.Height / ScaleY);
        return new DetectedFace(box, face.Score, face.Landmarks.Map(InPicture));
    }

    private static int Side(double extent) => Math.Max(1, (int)Math.Round(extent));

    private FacePoint InPicture(FacePoint point) =>
        new(((point.X + .5) / ScaleX) - .5 + Left, ((point.Y + .5) / ScaleY) - .5 + Top);
}

using GhostFaceNets.Imaging;

namespace GhostFaceNets.Detection;

/// <summary>Shows what a detector found: a green box and five dots for each face.</summary>
public static class FaceDrawing
{
    private static readonly byte[] Green = [0, 220, 0];
    private static readonly byte[][] Dots = [[255, 0, 0], [0, 0, 255], [0, 220, 0], [255, 0, 255], [0, 220, 220]];

    /// <summary>A copy of the picture with the faces drawn into it. The red dot is the eye on the left of the picture,
    /// the blue one the other, green the nose, magenta and cyan the left and right corner of the mouth.</summary>
    public static Picture Draw(Picture picture, IEnumerable<DetectedFace> faces)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(faces);
        var drawn = new Picture(picture.Width, picture.Height, (byte[])picture.Pixels.Clone());
        var thick = Math.Max(1, Math.Max(picture.Width, picture.Height) / 500);
        foreach (var face in faces)
        {
            var (left, top) = (face.Box.Left, face.Box.Top);
            var (right, bottom) = (left + face.Box.Width, top + face.Box.Height);
            Fill(drawn, left, top, right, top + thick, Green);
            Fill(drawn, left, bottom - thick, right, bottom, Green);
            Fill(drawn, left, top, left + thick, bottom, Green);
            Fill(drawn, right - thick, top, right, bottom, Green);
            foreach (var (point, colour) in face.Landmarks.Points.Zip(Dots))
            {
                Fill(drawn, point.X - thick, point.Y - thick, point.X + thick, point.Y + thick, colour);
            }
        }

        return drawn;
    }

    private static void Fill(Picture picture, double left, double top, double right, double bottom, byte[] colour)
    {
        var (first, last) = ((int)Math.Clamp(left, 0, picture.Width), (int)Math.Clamp(right + .5, 0, picture.Width));
        for (var y = (int)Math.Clamp(top, 0, picture.Height); y < (int)Math.Clamp(bottom + .5, 0, picture.Height); y++)
        {
            for (var x = first; x < last; x++) colour.CopyTo(picture.Pixels, 3 * ((y * picture.Width) + x));
        }
    }
}

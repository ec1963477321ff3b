using GhostFaceNets.Imaging;

namespace GhostFaceNets.Training.Data;

/// <summary>Turns a picture into what a network takes: planes R, G, B of <c>(value - 127.5) / 128</c>.</summary>
public static class FacePixels
{
    private static readonly float[] s_normalised = [.. Enumerable.Range(0, 256).Select(value => (value - 127.5f) * 0.0078125f)];

    /// <summary>Writes one picture as <c>(3, H, W)</c>.</summary>
    /// <param name="picture">The decoded picture.</param>
    /// <param name="mirrored">Whether left and right are exchanged.</param>
    /// <param name="planes">Takes 3 * H * W values.</param>
    public static void Write(Picture picture, bool mirrored, Span<float> planes)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var area = picture.Width * picture.Height;
        var red = planes[..area];
        var green = planes.Slice(area, area);
        var blue = planes.Slice(2 * area, area);
        ReadOnlySpan<float> normalised = s_normalised;
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Pixels.AsSpan(3 * y * picture.Width, 3 * picture.Width);
            var at = y * picture.Width + (mirrored ? picture.Width - 1 : 0);
            var step = mirrored ? -1 : 1;
            for (var x = 0; x < row.Length; x += 3, at += step)
            {
                red[at] = normalised[row[x]];
                green[at] = normalised[row[x + 1]];
                blue[at] = normalised[row[x + 2]];
            }
        }
    }
}

using GhostFaceNets.Imaging;

namespace GhostFaceNets.Recognition;

/// <summary>Turns pictures into what a network reads, as its model card says: <c>(value - mean) * scale</c> of each
/// 0..255 value, one plane of <c>(H, W)</c> per colour, in the card's colour order.</summary>
public sealed class InputNormalization
{
    private readonly float[] _values = new float[256];
    private readonly bool _blueFirst;

    /// <summary>Prepares the card's rule.</summary>
    public InputNormalization(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        for (var value = 0; value < _values.Length; value++) _values[value] = (value - card.InputMean) * card.InputScale;
        _blueFirst = card.ColourOrder == "BGR";
    }

    /// <summary>Writes a picture as three planes.</summary>
    /// <param name="picture">The face.</param>
    /// <param name="planes">Room for <c>(3, H, W)</c> values.</param>
    /// <param name="mirrored">Whether left and right are exchanged.</param>
    /// <exception cref="ArgumentException"><paramref name="planes"/> is not as large as the picture.</exception>
    public void Write(Picture picture, Span<float> planes, bool mirrored = false)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var area = picture.Width * picture.Height;
        if (planes.Length != 3 * area)
        {
            throw new ArgumentException($"{planes.Length} values have no room for {picture.Width} x {picture.Height} RGB pixels.", nameof(planes));
        }

        var red = planes.Slice(_blueFirst ? 2 * area : 0, area);
        var green = planes.Slice(area, area);
        var blue = planes.Slice(_blueFirst ? 0 : 2 * area, area);
        ReadOnlySpan<float> values = _values;
        for (var row = 0; row < picture.Height; row++)
        {
            var pixels = picture.Pixels.AsSpan(3 * row * picture.Width, 3 * picture.Width);
            var (at, step) = mirrored ? ((row + 1) * picture.Width - 1, -1) : (row * picture.Width, 1);
            for (var i = 0; i < pixels.Length; i += 3, at += step)
            {
                red[at] = values[pixels[i]];
                green[at] = values[pixels[i + 1]];
                blue[at] = values[pixels[i + 2]];
            }
        }
    }
}

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
    /// <exception cref="ArgumentException"><paramref name="planes"/> is not as large as the picture.</exception>
    public void Write(Picture picture, Span<float> planes)
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
        var pixels = picture.Pixels;
        for (var at = 0; at < area; at++)
        {
            red[at] = values[pixels[3 * at]];
            green[at] = values[pixels[(3 * at) + 1]];
            blue[at] = values[pixels[(3 * at) + 2]];
        }
    }
}

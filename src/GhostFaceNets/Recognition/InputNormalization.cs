using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GhostFaceNets.Imaging;

namespace GhostFaceNets.Recognition;

/// <summary>Turns pictures into what a network reads, as its model card says: <c>(value - mean) * scale</c> of each
/// 0..255 value, one plane of <c>(H, W)</c> per colour, in the card's colour order.</summary>
public sealed class InputNormalization
{
    private readonly float _mean;
    private readonly float _scale;
    private readonly bool _blueFirst;

    /// <summary>Prepares the card's rule.</summary>
    public InputNormalization(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        (_mean, _scale) = (card.InputMean, card.InputScale);
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
        var pixels = picture.Pixels;
        for (var at = Vectors(pixels, red, green, blue); at < area; at++)
        {
            red[at] = (pixels[3 * at] - _mean) * _scale;
            green[at] = (pixels[(3 * at) + 1] - _mean) * _scale;
            blue[at] = (pixels[(3 * at) + 2] - _mean) * _scale;
        }
    }

    /// <summary>The same for sixteen pixels at a time.</summary>
    /// <returns>How many pixels are done.</returns>
    private int Vectors(ReadOnlySpan<byte> pixels, Span<float> red, Span<float> green, Span<float> blue)
    {
        var done = 0;
        if (!Vector128.IsHardwareAccelerated) return done;
        for (; done + Vector128<byte>.Count <= red.Length; done += Vector128<byte>.Count)
        {
            var first = Vector128.Create(pixels.Slice(3 * done, 16));
            var second = Vector128.Create(pixels.Slice(3 * done + 16, 16));
            var third = Vector128.Create(pixels.Slice(3 * done + 32, 16));
            Normalize(Gather(first, second, third, 0), red[done..]);
            Normalize(Gather(first, second, third, 1), green[done..]);
            Normalize(Gather(first, second, third, 2), blue[done..]);
        }

        return done;
    }

    /// <summary>Every third of 48 bytes. Indices beyond a vector give nought.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Gather(Vector128<byte> first, Vector128<byte> second, Vector128<byte> third, byte colour)
    {
        var positions = Vector128.Create((byte)0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45) + Vector128.Create(colour);
        return Vector128.Shuffle(first, positions)
            | Vector128.Shuffle(second, positions - Vector128.Create((byte)16))
            | Vector128.Shuffle(third, positions - Vector128.Create((byte)32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Normalize(Vector128<byte> values, Span<float> plane)
    {
        var (low, high) = Vector128.Widen(values);
        Normalize(low, plane);
        Normalize(high, plane[8..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Normalize(Vector128<ushort> values, Span<float> plane)
    {
        var (low, high) = Vector128.Widen(values);
        ((Vector128.ConvertToSingle(low.AsInt32()) - Vector128.Create(_mean)) * Vector128.Create(_scale)).CopyTo(plane);
        ((Vector128.ConvertToSingle(high.AsInt32()) - Vector128.Create(_mean)) * Vector128.Create(_scale)).CopyTo(plane[4..]);
    }
}

using System.Globalization;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition.Foreign;

/// <summary>How pictures go into a model of others, completely known.</summary>
/// <param name="InputName">The input that takes them; null where there is only one.</param>
/// <param name="Size">Their side.</param>
/// <param name="Layout">Where their colours are.</param>
/// <param name="BlueFirst">Whether blue comes before green and red.</param>
/// <param name="Means">What is subtracted, in the order in which the colours go in.</param>
/// <param name="Scales">The factors of what is left.</param>
/// <param name="Batch">The only number of pictures that one call takes; null is any.</param>
internal sealed record ForeignPixels(
    string? InputName, int Size, PixelLayout Layout, bool BlueFirst, float[] Means, float[] Scales, int? Batch)
{
    private const int Colours = 3;
    private const int MaxSize = 4096;

    /// <summary>Puts together what the file says and what was said of it.</summary>
    /// <exception cref="BadDataException">Something is missing or contradicts the file.</exception>
    public static ForeignPixels Of(string file, ForeignInput input, IReadOnlyList<int> extents)
    {
        if (extents.Count != 4) throw Bad($"takes {Text(extents)}; pictures (batch, 3, H, W) or (batch, H, W, 3) were expected");
        var layout = LayoutOf(input, extents);
        var (colours, height, width) = layout == PixelLayout.Nhwc ? (extents[3], extents[1], extents[2]) : (extents[1], extents[2], extents[3]);
        int? stated = height > 0 ? height : width > 0 ? width : null;
        string?[] missing =
        [
            layout is null ? "--layout (NCHW or NHWC)" : null,
            layout is not null && stated is null && input.InputSize is null ? "--input-size (pixels)" : null,
            input.ColourOrder is null ? "--colour-order (RGB or BGR)" : null,
            input.Mean is null ? "--mean (one number, or three)" : null,
            input.Std is null ? "--std (one number, or three)" : null,
        ];
        if (missing.Any(option => option is not null))
        {
            throw Bad(
                $"does not say how it wants its pictures: give {string.Join(", ", missing.Where(option => option is not null))}, or put it into {Path.GetFileName(ForeignInputFile.PathFor(file))} beside it, "
                + """such as {"input_size": 112, "colour_order": "RGB", "mean": 127.5, "std": 128}""");
        }

        if (colours is not (-1 or Colours)) throw Bad($"takes {Text(extents)}, which are no pictures of three colours in the layout {Name(layout!.Value)}");
        var size = stated ?? input.InputSize!.Value;
        if (size is < 1 or > MaxSize) throw Bad($"has the input size {size}; 1 to {MaxSize} was expected");
        if ((height > 0 && height != size) || (width > 0 && width != size)) throw Bad($"takes {Text(extents)}; only square pictures are supported");
        if (input.InputSize is { } said && said != size) throw Bad($"takes pictures of {size} pixels, not of {said}");
        var order = input.ColourOrder!;
        if (order is not ("RGB" or "BGR")) throw Bad($"has the colour order '{order}'; RGB or BGR was expected");
        var (means, deviations) = (Three(input.Mean!, "mean"), Three(input.Std!, "std"));
        if (deviations.Contains(0)) throw Bad("divides by a std of 0");
        return new(input.InputName, size, layout!.Value, order == "BGR", means, [.. deviations.Select(value => 1 / value)], extents[0] > 0 ? extents[0] : null);

        float[] Three(IReadOnlyList<float> numbers, string name) => numbers.Count is 1 or Colours && numbers.All(float.IsFinite)
            ? [.. Enumerable.Range(0, Colours).Select(at => numbers[numbers.Count == 1 ? 0 : at])]
            : throw Bad($"has a {name} of {numbers.Count} numbers; one, or one for each of three colours, was expected");

        BadDataException Bad(string problem) => new(file, $"{problem}.");
    }

    /// <summary>Writes a picture's planes of red, green and blue, 0 to 255, as the model wants them.</summary>
    public void Write(ReadOnlySpan<float> planes, Span<float> target)
    {
        var area = Size * Size;
        for (var colour = 0; colour < Colours; colour++)
        {
            var plane = planes.Slice((BlueFirst ? Colours - 1 - colour : colour) * area, area);
            var (mean, scale) = (Means[colour], Scales[colour]);
            var (at, step) = Layout == PixelLayout.Nchw ? (colour * area, 1) : (colour, Colours);
            foreach (var value in plane)
            {
                target[at] = (value - mean) * scale;
                at += step;
            }
        }
    }

    /// <summary>Everything that decides an embedding, as text.</summary>
    public string Described => string.Create(
        CultureInfo.InvariantCulture, $"{InputName} {Size} {Layout} {BlueFirst} {string.Join(' ', Means.Concat(Scales).Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}");

    /// <summary>The extents of a batch.</summary>
    public TensorShape Shape(int batch) => Layout == PixelLayout.Nchw ? new(batch, Colours, Size, Size) : new(batch, Size, Size, Colours);

    private static PixelLayout? LayoutOf(ForeignInput input, IReadOnlyList<int> extents) => input.Layout ?? (extents[1], extents[3]) switch
    {
        (Colours, not Colours) => PixelLayout.Nchw,
        (not Colours, Colours) => PixelLayout.Nhwc,
        _ => null,
    };

    private static string Name(PixelLayout layout) => layout.ToString().ToUpperInvariant();

    private static string Text(IReadOnlyList<int> extents) => $"({string.Join(", ", extents.Select(extent => extent < 0 ? "any" : $"{extent}"))})";
}

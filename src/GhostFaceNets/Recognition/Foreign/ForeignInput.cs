namespace GhostFaceNets.Recognition.Foreign;

/// <summary>How a model of others wants its pictures, which its file does not say or not completely. What is null is
/// taken from the file where it is there.</summary>
public sealed record ForeignInput
{
    /// <summary>The input that takes the pictures, where there are several; all others get zeros.</summary>
    public string? InputName { get; init; }

    /// <summary>The output that is the embedding, where there are several.</summary>
    public string? OutputName { get; init; }

    /// <summary>Side of the square pictures in pixels, where the file leaves it open.</summary>
    public int? InputSize { get; init; }

    /// <summary>Where the colours are, where the extents do not show it.</summary>
    public PixelLayout? Layout { get; init; }

    /// <summary>Order of the colours: <c>RGB</c> or <c>BGR</c>.</summary>
    public string? ColourOrder { get; init; }

    /// <summary>Subtracted from each 0..255 value: one number, or three in the order of the colours.</summary>
    public IReadOnlyList<float>? Mean { get; init; }

    /// <summary>Divides what is left: one number, or three in the order of the colours.</summary>
    public IReadOnlyList<float>? Std { get; init; }

    /// <summary>This, completed by what another one says.</summary>
    public ForeignInput Or(ForeignInput? other) => other is null ? this : new()
    {
        InputName = InputName ?? other.InputName,
        OutputName = OutputName ?? other.OutputName,
        InputSize = InputSize ?? other.InputSize,
        Layout = Layout ?? other.Layout,
        ColourOrder = ColourOrder ?? other.ColourOrder,
        Mean = Mean ?? other.Mean,
        Std = Std ?? other.Std,
    };
}

using System.Globalization;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>A node of a symbol file: its attributes, which are texts, with the operators' defaults, and its errors.</summary>
/// <param name="File">The file as errors name it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Operator">Its operator; <c>null</c> for an input or a weight.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Inputs">Indices of the nodes that it reads.</param>
internal sealed record MxnetNode(string File, string Name, string Operator, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<int> Inputs)
{
    // Beyond any picture or kernel; keeps sums of extents far from overflowing.
    private const int MaxExtent = 1 << 16;

    /// <summary>Whether it computes nothing.</summary>
    public bool IsVariable => Operator == "null";

    /// <summary>The error of a node that cannot be read.</summary>
    public BadDataException Bad(string problem) => new(File, $"the {Operator} node '{Name}' {problem}.");

    public string Text(string name, string absent) => Attributes.GetValueOrDefault(name, absent);

    public bool Flag(string name, bool absent) => Text(name, absent ? "1" : "0") switch
    {
        "1" or "True" or "true" => true,
        "0" or "False" or "false" => false,
        var other => throw Bad($"has {name} {other}; True or False was expected"),
    };

    public double Number(string name, double? absent = null)
    {
        if (!Attributes.TryGetValue(name, out var text)) return absent ?? throw Bad($"lacks {name}");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Bad($"has {name} {text}; a number was expected");
    }

    public int Count(string name, int? absent = null) =>
        Number(name, absent) is var number && number is >= 1 and <= MaxExtent && number == (int)number
            ? (int)number
            : throw Bad($"has {name} {number}; a whole number from 1 to {MaxExtent} was expected");

    /// <summary>Two numbers of pixels, such as <c>(3, 3)</c>; older versions of Python wrote <c>(3L, 3L)</c>.</summary>
    public (int Vertical, int Horizontal) Pixels(string name, int least, int? absent = null)
    {
        if (!Attributes.TryGetValue(name, out var text) || text is "()" or "[]") return absent is { } same ? (same, same) : throw Bad($"lacks {name}");
        var parts = text.Trim('(', ')', '[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2 && Parse(parts[0]) is { } first && Parse(parts[1]) is { } second
            ? (first, second)
            : throw Bad($"has {name} {text}; two numbers from {least} to {MaxExtent} were expected");

        int? Parse(string part) =>
            int.TryParse(part.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= MaxExtent ? value : null;
    }

    public Extent Extent(string name, int? absent = null)
    {
        var (height, width) = Pixels(name, 1, absent);
        return new(height, width);
    }

    /// <summary>Insists on the one value that is supported, which is also the default.</summary>
    public void Require(string name, string wanted, params ReadOnlySpan<string> likewise)
    {
        if (Text(name, wanted) is var value && value != wanted && !likewise.Contains(value)) throw Bad($"has {name} {value}; only {wanted} is supported");
    }
}

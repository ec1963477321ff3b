using System.Globalization;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>A node of a file that is being read: its attributes with their defaults, and its errors.</summary>
internal sealed class OnnxNode
{
    // Beyond any picture or kernel; keeps sums of extents far from overflowing.
    private const int MaxExtent = 1 << 16;

    private readonly string _file;
    private readonly NodeProto _proto;

    /// <exception cref="BadDataException">It computes nothing.</exception>
    public OnnxNode(string file, NodeProto proto)
    {
        (_file, _proto) = (file, proto);
        if (proto.Output.Count == 0 || proto.Output[0].Length == 0) throw Bad("has no output");
    }

    /// <summary>The first output's name: unlike the node's own name it is always there and unique.</summary>
    public string Name => _proto.Output[0];

    /// <summary>The operator, with its domain where that is not ONNX' own.</summary>
    public string Operator => _proto.Domain is "" or "ai.onnx" ? _proto.OpType : $"{_proto.Domain}.{_proto.OpType}";

    /// <summary>The names of the values that are read; optional ones that are absent are empty.</summary>
    public IReadOnlyList<string> Inputs => _proto.Input;

    /// <summary>What the writer remarked.</summary>
    public string DocString => _proto.DocString;

    /// <summary>The error of a node that cannot be read.</summary>
    public BadDataException Bad(string problem) =>
        new(_file, $"the {Operator} node '{(_proto.Name.Length > 0 || _proto.Output.Count == 0 ? _proto.Name : _proto.Output[0])}' {problem}.");

    /// <summary>Whether there is an input at that place.</summary>
    public bool HasInput(int index) => index < _proto.Input.Count && _proto.Input[index].Length > 0;

    public long Int(string name, long absent) => Find(name)?.I ?? absent;

    /// <summary>A float as the decimal number that it stands for, so that 0.9f comes back as 0.9.</summary>
    public double Float(string name, float absent)
    {
        var value = Find(name)?.F ?? absent;
        return float.IsFinite(value) ? Decimal(value) : throw Bad($"has the {name} {value}");
    }

    public string Text(string name, string absent) => Find(name)?.S.ToStringUtf8() ?? absent;

    public TensorProto? Tensor(string name) => Find(name)?.T;

    public IReadOnlyList<long>? Ints(string name) => Find(name)?.Ints;

    /// <summary>Insists that an attribute has the one value that is supported, which is also its default.</summary>
    public void Require(string name, long wanted)
    {
        if (Int(name, wanted) is var value && value != wanted) throw Bad($"has {name} {value}; only {wanted} is supported");
    }

    /// <summary>Numbers of pixels; the given one where the attribute is absent.</summary>
    public int[] Pixels(string name, int count, int least, int absent)
    {
        if (Ints(name) is not { } values)
        {
            var same = new int[count];
            Array.Fill(same, absent);
            return same;
        }

        return values.Count == count && values.All(value => value >= least && value <= MaxExtent)
            ? [.. values.Select(value => (int)value)]
            : throw Bad($"has {name} ({string.Join(", ", values.Take(8))}); {count} numbers from {least} to {MaxExtent} were expected");
    }

    /// <summary>A height and a width.</summary>
    public Extent Extent(string name, int absent)
    {
        var pixels = Pixels(name, 2, 1, absent);
        return new(pixels[0], pixels[1]);
    }

    /// <summary>The double whose decimal digits are the float's shortest ones.</summary>
    public static double Decimal(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private AttributeProto? Find(string name) => _proto.Attribute.FirstOrDefault(attribute => attribute.Name == name);
}

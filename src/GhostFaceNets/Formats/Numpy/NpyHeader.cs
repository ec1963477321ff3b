using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GhostFaceNets.Formats.Numpy;

/// <summary>The header of a .npy file: magic, version, and a Python dictionary with the type, the order and the shape.</summary>
internal sealed partial record NpyHeader(string Type, bool FortranOrder, ImmutableArray<int> Shape)
{
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public long Count => Shape.Aggregate(1L, (count, extent) => checked(count * extent));

    /// <summary>Reads a header from a stream that has at most <paramref name="available"/> bytes.</summary>
    public static NpyHeader Read(Stream stream, string name, long available, out int size)
    {
        const int shortest = 10;
        if (available < shortest) throw new BadDataException(name, "it is too short for a .npy file.");
        Span<byte> start = stackalloc byte[shortest + 2];
        stream.ReadExactly(start[..shortest]);
        if (!start.StartsWith(Magic)) throw new BadDataException(name, "it does not begin as a .npy file does.");
        var version = start[Magic.Length];
        if (version is < 1 or > 3) throw new BadDataException(name, $"it is a .npy file of version {version}, expected 1, 2 or 3.");
        size = shortest;
        uint length = BinaryPrimitives.ReadUInt16LittleEndian(start[8..]);
        if (version > 1)
        {
            size += 2;
            if (available < size) throw new BadDataException(name, "it ends inside its header.");
            stream.ReadExactly(start[shortest..]);
            length = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        }

        if (length > available - size) throw new BadDataException(name, "it ends inside its header.");
        var text = new byte[length];
        stream.ReadExactly(text);
        size += (int)length;
        return Parse(name, Encoding.Latin1.GetString(text));
    }

    public byte[] ToBytes()
    {
        var shape = Shape.Length == 1 ? $"{Shape[0]}," : string.Join(", ", Shape);
        var order = FortranOrder ? "True" : "False";
        var text = $"{{'descr': '{Type}', 'fortran_order': {order}, 'shape': ({shape}), }}";
        var size = (Magic.Length + 4 + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var bytes = new byte[size];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        (bytes[6], bytes[7]) = (1, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)(size - 10)));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    private static NpyHeader Parse(string name, string text)
    {
        var (type, order, shape) = (TypeEntry().Match(text), OrderEntry().Match(text), ShapeEntry().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw new BadDataException(name, $"its header is '{text.Trim()}', expected descr, fortran_order and shape of a plain array.");
        }

        var extents = ImmutableArray.CreateBuilder<int>();
        foreach (var extent in shape.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            extents.Add(int.TryParse(extent, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new BadDataException(name, $"its shape has the extent {extent}, more than {int.MaxValue}."));
        }

        return new(type.Groups[1].Value, order.Groups[1].Value == "True", extents.ToImmutable());
    }

    [GeneratedRegex(@"['""]descr['""]\s*:\s*['""]([^'""]*)['""]")]
    private static partial Regex TypeEntry();

    [GeneratedRegex(@"['""]fortran_order['""]\s*:\s*(True|False)")]
    private static partial Regex OrderEntry();

    [GeneratedRegex(@"['""]shape['""]\s*:\s*\(([0-9,\s]*)\)")]
    private static partial Regex ShapeEntry();
}

using System.Text;
using System.Text.Json;
using GhostFaceNets.Formats;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.Mxnet;

/// <summary>Builds MXNet models as MXNet writes them. The input <c>data</c> is (1, 3, 4, 4); the last node leaves the model.</summary>
internal sealed class MxnetModel
{
    private readonly List<object> _nodes = [];
    private readonly List<string> _names = [];
    private readonly List<(string Name, byte[] Bytes)> _arrays = [];

    public MxnetModel() => Node("null", "", "data", ("__shape__", "(1, 3, 4, 4)"));

    /// <summary>Where MXNet 1.0 and later keep attributes; older ones have <c>attr</c> and <c>param</c>.</summary>
    public string AttributeKey { get; init; } = "attrs";

    /// <summary>Indices of the nodes that leave the graph; the last one unless set.</summary>
    public int[]? Heads { get; set; }

    public MxnetModel Node(string op, string inputs, string name, params (string Key, string Value)[] attributes)
    {
        int[][] entries = [.. inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(input => AttributeKey == "attrs"
            ? new[] { _names.IndexOf(input), 0, 0 }
            : [_names.IndexOf(input), 0])];
        _nodes.Add(new Dictionary<string, object>
        {
            ["op"] = op, ["name"] = name, ["inputs"] = entries, [AttributeKey] = attributes.ToDictionary(pair => pair.Key, pair => pair.Value),
        });
        _names.Add(name);
        return this;
    }

    /// <summary>A weight and its node; the second version of the format.</summary>
    public MxnetModel Weight(string name, long[] shape, params float[] values) => Weight(name, ArrayBytes(shape, 0, [.. values.SelectMany(BitConverter.GetBytes)]));

    public MxnetModel Weight(string name, byte[] array)
    {
        _arrays.Add((name, array));
        return Node("null", "", name);
    }

    public static byte[] ArrayBytes(long[] shape, int type, byte[] values, uint magic = 0xF993FAC9) => Bytes(writer =>
    {
        if (magic != 0)
        {
            writer.Write(magic);
            if (magic != 0xF993FAC8) writer.Write(0);
        }

        writer.Write(shape.Length);
        foreach (var extent in shape)
        {
            if (magic == 0) writer.Write((uint)extent);
            else writer.Write(extent);
        }

        writer.Write(1);
        writer.Write(0);
        writer.Write(type);
        writer.Write(values);
    });

    public byte[] Parameters() => Bytes(writer =>
    {
        writer.Write(0x112L);
        writer.Write(0L);
        writer.Write((long)_arrays.Count);
        foreach (var (_, bytes) in _arrays) writer.Write(bytes);
        writer.Write((long)_arrays.Count);
        foreach (var (name, _) in _arrays)
        {
            var text = Encoding.UTF8.GetBytes((name.Contains("moving", StringComparison.Ordinal) ? "aux:" : "arg:") + name);
            writer.Write((long)text.Length);
            writer.Write(text);
        }
    });

    public string Symbol() => JsonSerializer.Serialize(new
    {
        nodes = _nodes,
        arg_nodes = Array.Empty<int>(),
        heads = (Heads ?? [_nodes.Count - 1]).Select(head => new[] { head, 0, 0 }),
    });

    /// <summary>Writes both files; where the symbol lies.</summary>
    public string Write(TemporaryFolder folder)
    {
        File.WriteAllText(folder["m-symbol.json"], Symbol());
        File.WriteAllBytes(folder["m-0000.params"], Parameters());
        return folder["m-symbol.json"];
    }

    public Network Read()
    {
        using var folder = new TemporaryFolder();
        return ModelFile.Load(Write(folder)).Network;
    }

    public string Problem()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder);
        return Should.Throw<BadDataException>(() => ModelFile.Load(path)).Message.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}

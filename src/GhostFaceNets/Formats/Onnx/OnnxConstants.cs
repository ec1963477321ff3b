using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Computes the sizes that exported graphs compute from other sizes, as far as they are known before any picture.</summary>
internal static class OnnxConstants
{
    /// <summary>Stands for the number of pictures, which is not known beforehand.</summary>
    public const long Batch = long.MinValue;

    public static void Shape(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("start", 0);
        if (node.Ints("end") is not null) throw node.Bad("has an end, which is not supported");
        Add(reader, node, [Batch, .. reader.Shape(node).Extents]);
    }

    /// <summary>One of several sizes.</summary>
    public static void Gather(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("axis", 0);
        var (sizes, indices) = (reader.Ints(node, 0), reader.Ints(node, 1));
        Add(reader, node, [.. indices.Select(index => index >= -sizes.Length && index < sizes.Length
            ? sizes[index < 0 ? index + sizes.Length : index]
            : throw node.Bad($"reads size {index} of {sizes.Length}"))]);
    }

    /// <summary>Of a size, which is a list of one here already.</summary>
    public static void Unsqueeze(OnnxGraphReader reader, OnnxNode node)
    {
        var axes = node.HasInput(1) ? reader.Ints(node, 1) : node.Ints("axes") ?? [];
        var sizes = reader.Ints(node, 0);
        if (axes is not [0 or -1] || sizes.Length != 1) throw node.Bad("is supported only for a single size");
        Add(reader, node, sizes);
    }

    public static void Concat(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("axis", 0);
        var sizes = Enumerable.Range(0, node.Inputs.Count).SelectMany(input => reader.Ints(node, input)).Take(9).ToArray();
        Add(reader, node, sizes.Length < 9 ? sizes : throw node.Bad("joins more sizes than a shape has"));
    }

    private static void Add(OnnxGraphReader reader, OnnxNode node, IReadOnlyCollection<long> sizes)
    {
        var tensor = new TensorProto { Name = node.Name, DataType = OnnxFormat.Int64, Dims = { sizes.Count } };
        tensor.Int64Data.AddRange(sizes);
        reader.AddConstant(node, tensor);
    }
}

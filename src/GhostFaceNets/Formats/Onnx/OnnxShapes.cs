using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the operators that change shapes.</summary>
internal static class OnnxShapes
{
    public static void Flatten(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("axis", 1);
        reader.Add(node, new Flatten(node.Name, reader.Input(node)));
    }

    /// <summary>Only to (batch, elements), which is a flattening.</summary>
    public static void Reshape(OnnxGraphReader reader, OnnxNode node)
    {
        var wanted = reader.Ints(node, 1);
        var count = reader.Shape(node).Count;
        var flat = wanted is [-1 or 0 or 1, var elements] && (elements == count || (elements == -1 && wanted[0] != -1));
        if (!flat) throw node.Bad($"reshapes to ({string.Join(", ", wanted.Take(8))}); only (batch, {count}) is supported");
        reader.Add(node, new Flatten(node.Name, reader.Input(node)));
    }

    public static void Squeeze(OnnxGraphReader reader, OnnxNode node)
    {
        var shape = reader.Shape(node);
        if (shape is not { Rank: 3, Height: 1, Width: 1 } || !AreRowsAndColumns(Axes(reader, node)))
        {
            throw node.Bad($"drops axes of {shape}; only rows and columns of (C, 1, 1) are supported");
        }

        reader.Add(node, new Flatten(node.Name, reader.Input(node)));
    }

    /// <summary>Only over rows and columns, which is a global average pooling.</summary>
    public static void ReduceMean(OnnxGraphReader reader, OnnxNode node)
    {
        if (!AreRowsAndColumns(Axes(reader, node))) throw node.Bad("averages over other axes than rows and columns, which is not supported");
        if (node.Int("keepdims", 1) != 0)
        {
            reader.Add(node, new GlobalAveragePool(node.Name, reader.Input(node)));
            return;
        }

        var pool = new GlobalAveragePool(node.Name + "/mean", reader.Input(node));
        reader.Add(node, pool);
        reader.Add(node, new Flatten(node.Name, pool.Name));
    }

    public static void Resize(OnnxGraphReader reader, OnnxNode node)
    {
        var (mode, transform) = (node.Text("mode", "nearest"), node.Text("coordinate_transformation_mode", "half_pixel"));
        node.Require("antialias", 0);
        if (mode != "linear" || transform is not ("half_pixel" or "pytorch_half_pixel"))
        {
            throw node.Bad($"resizes by {mode}, {transform}; only linear, half_pixel is supported");
        }

        var shape = reader.Shape(node);
        long[] size = node.HasInput(3) ? reader.Ints(node, 3) : Scaled(reader, node, shape);
        if (size.Length == 4 && size[1] == shape.Channels) size = size[2..];
        else if (size.Length != 2 || node.Ints("axes") is not [2, 3]) size = [];
        var (height, width) = size is [>= 1 and <= ushort.MaxValue, >= 1 and <= ushort.MaxValue]
            ? ((int)size[0], (int)size[1])
            : throw node.Bad($"resizes {shape} to something else than rows and columns");

        // pytorch_half_pixel differs from half_pixel only where a side becomes one pixel.
        if (transform == "pytorch_half_pixel" && (height == 1 || width == 1)) throw node.Bad("resizes to one pixel by pytorch_half_pixel, which is not supported");
        reader.Add(node, new Resize(node.Name, reader.Input(node), new(height, width)));
    }

    private static long[] Scaled(OnnxGraphReader reader, OnnxNode node, TensorShape shape)
    {
        var scales = reader.Floats(node, 2).Values;
        if (shape.Rank != 3 || scales is not [1, 1, > 0 and < 1000, > 0 and < 1000]) throw node.Bad("scales something else than rows and columns");
        long[] size = [1, shape.Channels, (long)(shape.Height * scales[2]), (long)(shape.Width * scales[3])];

        // Positions follow the scale as written, not the ratio of the sizes: they agree only when nothing was rounded.
        return size[2] == shape.Height * scales[2] && size[3] == shape.Width * scales[3]
            ? size
            : throw node.Bad($"scales {shape} to a fraction of a pixel, which is not supported");
    }

    private static IReadOnlyList<long> Axes(OnnxGraphReader reader, OnnxNode node) =>
        node.HasInput(1) ? reader.Ints(node, 1) : node.Ints("axes") ?? [];

    private static bool AreRowsAndColumns(IReadOnlyList<long> axes) =>
        axes.Count == 2 && axes.Select(axis => axis < 0 ? axis + 4 : axis).Order().SequenceEqual([2, 3]);
}

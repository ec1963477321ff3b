using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the operators that change shapes.</summary>
internal static class OnnxShapes
{
    /// <summary>The extents that a graph states of a value, batch first, -1 where any is taken; null where it states none.</summary>
    public static int[]? Extents(ValueInfoProto value) => value.Type?.TensorType?.Shape is { } shape
        ? [.. shape.Dim.Select(dim => dim.DimValue is > 0 and <= int.MaxValue ? (int)dim.DimValue : -1)]
        : null;

    public static void Flatten(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("axis", 1);
        reader.Add(node, new Flatten(node.Name, reader.Input(node)));
    }

    /// <summary>To any shape that keeps the batch apart.</summary>
    public static void Reshape(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("allowzero", 0);
        var (wanted, shape) = (reader.Ints(node, 1), reader.Shape(node));
        if (Extents(wanted, shape) is not { } extents)
        {
            var text = string.Join(", ", wanted.Take(8).Select(extent => extent == OnnxConstants.Batch ? "batch" : $"{extent}"));
            throw node.Bad($"reshapes (batch, {string.Join(", ", shape.Extents)}) to ({text}); a shape that keeps the batch apart was expected");
        }

        reader.Add(node, extents.Length == 1 ? new Flatten(node.Name, reader.Input(node)) : new Reshape(node.Name, reader.Input(node), new(extents)));
    }

    public static void Transpose(OnnxGraphReader reader, OnnxNode node)
    {
        var axes = node.Ints("perm") ?? [.. Enumerable.Range(0, reader.Shape(node).Rank + 1).Reverse().Select(axis => (long)axis)];
        if (axes is not [0, ..] || axes.Count > 8) throw node.Bad($"orders the axes as ({string.Join(", ", axes.Take(8))}); the batch must stay first");
        reader.Add(node, new Transpose(node.Name, reader.Input(node), [.. axes.Skip(1).Select(axis => (int)Math.Clamp(axis, 0, 9) - 1)]));
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
        node.Require("antialias", 0);
        if (node.Text("keep_aspect_ratio_policy", "stretch") is var policy and not "stretch") throw node.Bad($"has the keep_aspect_ratio_policy {policy}; only stretch is supported");
        var (mode, transform) = (node.Text("mode", "nearest"), node.Text("coordinate_transformation_mode", "half_pixel"));
        var rounding = node.Text("nearest_mode", "round_prefer_floor");
        var kind = (mode, transform, rounding) switch
        {
            ("linear", "half_pixel" or "pytorch_half_pixel", _) => ResizeKind.Bilinear,
            ("nearest", "asymmetric", "floor") or ("nearest", "half_pixel", "round_prefer_floor") => ResizeKind.Nearest,
            ("nearest", _, _) => throw node.Bad($"resizes by nearest, {transform}, {rounding}; only asymmetric, floor or half_pixel, round_prefer_floor is supported"),
            _ => throw node.Bad($"resizes by {mode}, {transform}; only linear, half_pixel, and nearest are supported"),
        };
        var shape = reader.Shape(node);
        long[] size = node.HasInput(3) ? reader.Ints(node, 3) : Scaled(reader, node, shape);
        if (size.Length == 4 && size[1] == shape.Channels) size = size[2..];
        else if (size.Length != 2 || node.Ints("axes") is not [2, 3]) size = [];
        var (height, width) = size is [>= 1 and <= ushort.MaxValue, >= 1 and <= ushort.MaxValue]
            ? ((int)size[0], (int)size[1])
            : throw node.Bad($"resizes {shape} to something else than rows and columns");

        // pytorch_half_pixel differs from half_pixel only where a side becomes one pixel.
        if (transform == "pytorch_half_pixel" && (height == 1 || width == 1)) throw node.Bad("resizes to one pixel by pytorch_half_pixel, which is not supported");

        // Both ways of choosing the nearest agree where each pixel becomes a whole number of them.
        if (kind == ResizeKind.Nearest && transform == "half_pixel" && (height % shape.Height != 0 || width % shape.Width != 0))
        {
            throw node.Bad($"resizes {shape} to {height} x {width} by nearest, half_pixel, which is supported only for whole factors");
        }

        reader.Add(node, new Resize(node.Name, reader.Input(node), new(height, width), kind));
    }

    /// <summary>The extents without the batch; null where they do not fit.</summary>
    private static int[]? Extents(long[] wanted, TensorShape shape)
    {
        // Whether the batch is named by its size, copied or left open: it must be the first extent and nothing else.
        if (wanted.Length is < 2 or > 8 || wanted[0] is not (-1 or 0 or 1 or OnnxConstants.Batch)) return null;
        var (known, open) = (1L, -1);
        var extents = new int[wanted.Length - 1];
        for (var axis = 0; axis < extents.Length; axis++)
        {
            var extent = wanted[axis + 1] == 0 && axis < shape.Rank ? shape[axis] : wanted[axis + 1];
            if (extent == -1 && open < 0 && wanted[0] != -1) open = axis;
            else if (extent is < 1 or > int.MaxValue || (known *= extent) > shape.Count) return null;
            else extents[axis] = (int)extent;
        }

        if (open < 0) return known == shape.Count ? extents : null;
        if (shape.Count % known != 0) return null;
        extents[open] = checked((int)(shape.Count / known));
        return extents;
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

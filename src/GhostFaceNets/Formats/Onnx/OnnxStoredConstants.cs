using System.Runtime.InteropServices;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;
using Google.Protobuf;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the operators that make float32 of weights in a smaller type: what comes out is a constant.</summary>
internal static class OnnxStoredConstants
{
    /// <summary>Of float16 weights.</summary>
    public static void Cast(OnnxGraphReader reader, OnnxNode node)
    {
        if (node.Int("to", 0) is var type && type != OnnxFormat.Float) throw node.Bad($"casts to the element type {type}; only float32 ({OnnxFormat.Float}) is supported");
        var tensor = reader.Constant(node, 0);
        Add(reader, node, tensor.DataType == OnnxFormat.Float16 ? OnnxTensor.Halves(tensor, reader.File) : OnnxTensor.Floats(tensor, reader.File));
    }

    /// <summary>Of weights that are whole numbers: (value - zero point) * scale, one scale for all or for each slice of an axis.</summary>
    public static void DequantizeLinear(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("block_size", 0);
        var stored = reader.Constant(node, 0);
        var (shape, values) = OnnxTensor.Whole(stored, reader.File);
        var scales = reader.Floats(node, 1).Values;
        var zeros = node.HasInput(2) ? OnnxTensor.Whole(reader.Constant(node, 2), reader.File).Values : new int[scales.Length];
        var axis = node.Int("axis", 1);
        if (axis < 0) axis += shape.Rank;
        var slices = scales.Length == 1 ? 1 : axis >= 0 && axis < shape.Rank ? shape[(int)axis] : 0;
        if (scales.Length != slices || zeros.Length != slices)
        {
            throw node.Bad($"has {scales.Length} scales and {zeros.Length} zero points for axis {axis} of {shape}");
        }

        // Elements between one slice of the axis and the next.
        var run = slices == 1 ? values.Length : 1;
        for (var inner = (int)axis + 1; slices > 1 && inner < shape.Rank; inner++) run *= shape[inner];
        var weights = new float[values.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var slice = i / run % slices;
            weights[i] = (values[i] - zeros[slice]) * scales[slice];
        }

        Add(reader, node, new(shape, weights));

        // What the convolutions of INT8 arithmetic can use as it is.
        if (stored.DataType == OnnxFormat.Int8 && zeros.All(zero => zero == 0) && !values.Contains(sbyte.MinValue) && (slices == 1 || axis == 0))
        {
            reader.AddSteps(node, slices == 1 ? [.. Enumerable.Repeat(scales[0], shape[0])] : scales);
        }
    }

    private static void Add(OnnxGraphReader reader, OnnxNode node, FloatTensor weights)
    {
        var tensor = new TensorProto { Name = node.Name, DataType = OnnxFormat.Float, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(weights.Values)) };
        foreach (var extent in weights.Shape.Extents) tensor.Dims.Add(extent);
        reader.AddConstant(node, tensor);
    }
}

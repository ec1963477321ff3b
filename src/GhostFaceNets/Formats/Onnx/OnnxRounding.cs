using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the pairs of operators that round values to eight bits: QuantizeLinear makes whole numbers, DequantizeLinear values of them.</summary>
internal static class OnnxRounding
{
    public static void QuantizeLinear(OnnxGraphReader reader, OnnxNode node)
    {
        node.Require("block_size", 0);
        var (step, zero, type) = Parameters(reader, node, (int)node.Int("output_dtype", OnnxFormat.UInt8));
        reader.Whole[node.Name] = new Quantize(node.Name, reader.Input(node), step, zero, type == OnnxFormat.Int8);
    }

    public static void DequantizeLinear(OnnxGraphReader reader, OnnxNode node)
    {
        if (!node.HasInput(0) || !reader.Whole.TryGetValue(node.Inputs[0], out var whole))
        {
            OnnxStoredConstants.DequantizeLinear(reader, node);
            return;
        }

        var (step, zero, type) = Parameters(reader, node, whole.IsSigned ? OnnxFormat.Int8 : OnnxFormat.UInt8);
        if (step != whole.Step || zero != whole.Zero || whole.IsSigned != (type == OnnxFormat.Int8))
        {
            throw node.Bad("has another scale or zero point than the QuantizeLinear node that it reads, which is not supported");
        }

        reader.Add(node, whole with { Name = node.Name });
    }

    private static (float Step, int Zero, int Type) Parameters(OnnxGraphReader reader, OnnxNode node, int type)
    {
        var (scales, zeros) = (reader.Floats(node, 1).Values, (int[])[0]);
        if (node.HasInput(2))
        {
            var tensor = reader.Constant(node, 2);
            (type, zeros) = (tensor.DataType, OnnxTensor.Whole(tensor, reader.File).Values);
        }

        if (scales.Length != 1 || zeros.Length != 1) throw node.Bad($"has {scales.Length} scales and {zeros.Length} zero points; one for all values was expected");
        return type is OnnxFormat.Int8 or OnnxFormat.UInt8
            ? (scales[0], zeros[0], type)
            : throw node.Bad($"makes the element type {type}; int8 ({OnnxFormat.Int8}) or uint8 ({OnnxFormat.UInt8}) was expected");
    }
}

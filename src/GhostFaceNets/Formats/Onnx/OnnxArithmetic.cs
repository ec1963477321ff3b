using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the operators that put several values together.</summary>
internal static class OnnxArithmetic
{
    /// <summary>A sum; or the bias of the layer before, where one of the two is a constant.</summary>
    public static void Add(OnnxGraphReader reader, OnnxNode node)
    {
        if (OnnxScalars.Add(reader, node)) return;
        if (reader.IsConstant(node, 1)) AddBias(reader, node, layer: 0, bias: 1);
        else if (reader.IsConstant(node, 0)) AddBias(reader, node, layer: 1, bias: 0);
        else reader.Add(node, new Add(node.Name, reader.Inputs(node)));
    }

    public static void Mul(OnnxGraphReader reader, OnnxNode node)
    {
        if (OnnxScalars.Mul(reader, node)) return;
        var (first, second) = (reader.Input(node, 0), reader.Input(node, 1));
        if (second == node.Name + "/sigmoid" && reader[second] is Activation { Kind: ActivationKind.Sigmoid } sigmoid
            && sigmoid.Input == first && reader.HasOneReader(second))
        {
            reader.Remove(sigmoid);
            OnnxActivations.Add(reader, node, ActivationKind.Swish);
            return;
        }

        var (firstShape, secondShape) = (reader.Shape(node, 0), reader.Shape(node, 1));
        var swap = firstShape != secondShape && firstShape.Height == 1 && firstShape.Width == 1;
        reader.Add(node, swap ? new Multiply(node.Name, second, first) : new Multiply(node.Name, first, second));
    }

    public static void Concat(OnnxGraphReader reader, OnnxNode node)
    {
        if (node.Int("axis", 1) is not (1 or -3)) throw node.Bad("joins along another axis than the channels, which is not supported");
        reader.Add(node, new Concat(node.Name, reader.Inputs(node)));
    }

    private static void AddBias(OnnxGraphReader reader, OnnxNode node, int layer, int bias)
    {
        var before = reader[reader.Input(node, layer)];
        var row = OnnxLayers.Row(reader.Floats(node, bias));
        if (before is Dense { UseBias: false } dense && reader.HasOneReader(node.Inputs[layer]) && row.Values.Length == dense.Units)
        {
            reader.Merge(node, dense, dense with { UseBias = true }, WeightRole.Bias, row);
            return;
        }

        throw node.Bad($"adds the constant '{node.Inputs[bias]}', which is supported only as the bias of a matrix product");
    }
}

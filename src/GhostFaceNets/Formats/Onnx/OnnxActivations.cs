using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the operators that treat each element by itself.</summary>
internal static class OnnxActivations
{
    // One slope for all channels is written out; no layer here is wider.
    private const int MaxChannels = 1 << 16;

    public static void Add(OnnxGraphReader reader, OnnxNode node, ActivationKind kind) =>
        reader.Add(node, new Activation(node.Name, reader.Input(node), kind));

    public static void Identity(OnnxGraphReader reader, OnnxNode node)
    {
        if (reader.IsConstant(node, 0)) reader.AddConstant(node, reader.Constant(node, 0));
        else Add(reader, node, ActivationKind.Linear);
    }

    public static void HardSigmoid(OnnxGraphReader reader, OnnxNode node)
    {
        var (slope, offset) = (node.Float("alpha", 0.2f), node.Float("beta", 0.5f));
        if (offset != 0.5) throw node.Bad($"has beta {offset}; only 0.5 is supported");
        if (Math.Abs(slope - OnnxFormat.HardSigmoidKerasSlope) < 1e-6) Add(reader, node, ActivationKind.HardSigmoidKeras);
        else if (Math.Abs(slope - OnnxFormat.HardSigmoidTorchSlope) < 1e-6) Add(reader, node, ActivationKind.HardSigmoidTorch);
        else throw node.Bad($"has alpha {slope}; only 0.2 and 1/6 are supported");
    }

    public static void Clip(OnnxGraphReader reader, OnnxNode node)
    {
        var (least, most) = (Bound(reader, node, 1, "min", float.MinValue), Bound(reader, node, 2, "max", float.MaxValue));
        if (least != 0 || most != 6) throw node.Bad($"clips to {least}..{most}; only 0..6 is supported");
        Add(reader, node, ActivationKind.Relu6);
    }

    public static void PRelu(OnnxGraphReader reader, OnnxNode node)
    {
        var (slope, shape) = (reader.Floats(node, 1), reader.Shape(node));
        var values = slope.Values;
        if (values.Length == 1 && shape.Channels is > 1 and <= MaxChannels)
        {
            values = new float[shape.Channels];
            Array.Fill(values, slope.Values[0]);
        }

        // Slopes are spread from the last axis on: (C, 1, 1) over a map. (C) alone would run along its columns.
        ReadOnlySpan<int> wanted = shape.Rank == 3 ? [shape.Channels, 1, 1] : [shape.Channels];
        var fits = slope.Values.Length == 1 || slope.Shape.Extents.AsSpan().TrimStart(1).SequenceEqual(wanted.TrimStart(1));
        if (!fits || values.Length != shape.Channels) throw node.Bad($"has a slope of shape {slope.Shape} for {shape}; one per channel was expected");
        reader.Add(node, new PRelu(node.Name, reader.Input(node)), (WeightRole.Alpha, new(new(values.Length), values)));
    }

    private static double Bound(OnnxGraphReader reader, OnnxNode node, int index, string attribute, float absent)
    {
        if (!node.HasInput(index)) return node.Float(attribute, absent);
        return reader.Floats(node, index).Values is [var bound] ? bound : throw node.Bad($"has a {attribute} that is no scalar");
    }
}

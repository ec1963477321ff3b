using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>Reads the operators that treat each element by itself.</summary>
internal static class MxnetActivations
{
    public static void Add(MxnetGraphReader reader, MxnetNode node, ActivationKind kind) =>
        reader.Add(node, new Activation(node.Name, reader.Input(node), kind));

    public static void Activation(MxnetGraphReader reader, MxnetNode node) => Add(reader, node, node.Text("act_type", "") switch
    {
        "relu" => ActivationKind.Relu,
        "sigmoid" => ActivationKind.Sigmoid,
        var other => throw node.Bad($"has act_type {other}; relu and sigmoid are supported"),
    });

    /// <summary>A slope per channel, or one for all: learned (prelu) or given (leaky).</summary>
    public static void LeakyRelu(MxnetGraphReader reader, MxnetNode node)
    {
        var slopes = node.Text("act_type", "leaky") switch
        {
            "prelu" => reader.Weight(node, 1).Values,
            "leaky" => [(float)node.Number("slope", 0.25)],
            var other => throw node.Bad($"has act_type {other}; prelu and leaky are supported"),
        };
        var channels = reader.Shape(node).Channels;
        if (slopes.Length == 1 && channels > 1)
        {
            var slope = slopes[0];
            slopes = new float[channels];
            slopes.AsSpan().Fill(slope);
        }

        reader.Add(node, new PRelu(node.Name, reader.Input(node)), (WeightRole.Alpha, new(new(slopes.Length), slopes)));
    }

    public static void Clip(MxnetGraphReader reader, MxnetNode node)
    {
        var (least, most) = (node.Number("a_min"), node.Number("a_max"));
        if (least != 0 || most != 6) throw node.Bad($"clips to {least}..{most}; only 0..6 is supported");
        Add(reader, node, ActivationKind.Relu6);
    }

    public static void HardSigmoid(MxnetGraphReader reader, MxnetNode node)
    {
        var (slope, offset) = (node.Number("alpha", 0.2), node.Number("beta", 0.5));
        if (offset != 0.5) throw node.Bad($"has beta {offset}; only 0.5 is supported");
        if (Math.Abs(slope - 0.2) < 1e-6) Add(reader, node, ActivationKind.HardSigmoidKeras);
        else if (Math.Abs(slope - 1 / 6.0) < 1e-6) Add(reader, node, ActivationKind.HardSigmoidTorch);
        else throw node.Bad($"has alpha {slope}; only 0.2 and 1/6 are supported");
    }
}

using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>The operators that can be read, each by what turns it into nodes of a network. What they compute and their
/// defaults: MXNet's API reference, <c>mxnet.symbol</c>.</summary>
internal static class MxnetOperators
{
    private static readonly Dictionary<string, Action<MxnetGraphReader, MxnetNode>> Known = new()
    {
        ["Activation"] = MxnetActivations.Activation,
        ["BatchNorm"] = MxnetLayers.BatchNorm,
        ["BlockGrad"] = Same,
        ["Concat"] = (reader, node) =>
        {
            node.Require("dim", "1");
            reader.Add(node, new Concat(node.Name, reader.Inputs(node)));
        },
        ["Convolution"] = MxnetWindows.Convolution,
        ["Dropout"] = (reader, node) => reader.Add(node, new Dropout(node.Name, reader.Input(node), Math.Clamp(node.Number("p", 0.5), 0, 0.99))),
        ["Flatten"] = Flatten,
        ["FullyConnected"] = MxnetLayers.FullyConnected,
        ["LeakyReLU"] = MxnetActivations.LeakyRelu,
        ["Pooling"] = MxnetWindows.Pooling,
        ["_add"] = Add,
        ["_copy"] = Same,
        ["_div_scalar"] = (reader, node) => Scale(reader, node, 1 / NotZero(node), 0),
        ["_minus_scalar"] = (reader, node) => Scale(reader, node, 1, -node.Number("scalar")),
        ["_mul"] = Multiply,
        ["_mul_scalar"] = (reader, node) => Scale(reader, node, node.Number("scalar"), 0),
        ["_plus"] = Add,
        ["_plus_scalar"] = (reader, node) => Scale(reader, node, 1, node.Number("scalar")),
        ["_rminus_scalar"] = (reader, node) => Scale(reader, node, -1, node.Number("scalar")),
        ["add_n"] = Add,
        ["broadcast_add"] = Add,
        ["broadcast_mul"] = Multiply,
        ["clip"] = MxnetActivations.Clip,
        ["elemwise_add"] = Add,
        ["elemwise_mul"] = Multiply,
        ["flatten"] = Flatten,
        ["hard_sigmoid"] = MxnetActivations.HardSigmoid,
        ["identity"] = Same,
        ["relu"] = (reader, node) => MxnetActivations.Add(reader, node, ActivationKind.Relu),
        ["sigmoid"] = (reader, node) => MxnetActivations.Add(reader, node, ActivationKind.Sigmoid),
    };

    // Names that older versions wrote.
    private static readonly Dictionary<string, string> Older = new()
    {
        ["ElementWiseSum"] = "add_n",
        ["_DivScalar"] = "_div_scalar",
        ["_MinusScalar"] = "_minus_scalar",
        ["_MulScalar"] = "_mul_scalar",
        ["_PlusScalar"] = "_plus_scalar",
        ["_RMinusScalar"] = "_rminus_scalar",
        ["_Plus"] = "_plus",
        ["_Mul"] = "_mul",
    };

    /// <summary>What reads that node.</summary>
    /// <exception cref="BadDataException">Its operator is not supported.</exception>
    public static Action<MxnetGraphReader, MxnetNode> Find(MxnetNode node) =>
        Known.TryGetValue(Older.GetValueOrDefault(node.Operator, node.Operator), out var read)
            ? read
            : throw node.Bad($"has an operator that is not supported; supported are {string.Join(", ", Known.Keys)}");

    private static void Same(MxnetGraphReader reader, MxnetNode node) => MxnetActivations.Add(reader, node, ActivationKind.Linear);

    private static void Add(MxnetGraphReader reader, MxnetNode node) => reader.Add(node, new Add(node.Name, reader.Inputs(node)));

    private static void Multiply(MxnetGraphReader reader, MxnetNode node) =>
        reader.Add(node, new Multiply(node.Name, reader.Input(node, 0), reader.Input(node, 1)));

    private static void Flatten(MxnetGraphReader reader, MxnetNode node) => reader.Add(node, new Flatten(node.Name, reader.Input(node)));

    private static void Scale(MxnetGraphReader reader, MxnetNode node, double factor, double offset) =>
        reader.Add(node, new Affine(node.Name, reader.Input(node), factor, offset));

    private static double NotZero(MxnetNode node) => node.Number("scalar") is not 0 and var number ? number : throw node.Bad("divides by zero");
}

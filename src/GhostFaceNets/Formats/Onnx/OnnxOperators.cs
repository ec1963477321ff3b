using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>The operators that can be read, each by the method that turns it into nodes of a network.</summary>
internal static class OnnxOperators
{
    private static readonly Dictionary<string, Action<OnnxGraphReader, OnnxNode>> Known = new()
    {
        ["Add"] = OnnxArithmetic.Add,
        ["AveragePool"] = OnnxWindows.AveragePool,
        ["BatchNormalization"] = OnnxLayers.BatchNormalization,
        ["Cast"] = OnnxStoredConstants.Cast,
        ["Clip"] = OnnxActivations.Clip,
        ["Concat"] = (reader, node) =>
        {
            if (reader.IsConstant(node, 0)) OnnxConstants.Concat(reader, node);
            else OnnxArithmetic.Concat(reader, node);
        },
        ["Constant"] = (reader, node) => reader.AddConstant(
            node, node.Tensor("value") ?? throw node.Bad("holds no tensor, the only kind of constant that is supported")),
        ["Conv"] = OnnxWindows.Conv,
        ["DequantizeLinear"] = OnnxRounding.DequantizeLinear,
        ["Div"] = OnnxScalars.Div,
        ["Dropout"] = OnnxLayers.Dropout,
        ["Flatten"] = OnnxShapes.Flatten,
        ["Gemm"] = OnnxLayers.Gemm,
        ["Gather"] = OnnxConstants.Gather,
        ["GlobalAveragePool"] = (reader, node) => reader.Add(node, new GlobalAveragePool(node.Name, reader.Input(node))),
        ["HardSigmoid"] = OnnxActivations.HardSigmoid,
        ["HardSwish"] = (reader, node) => OnnxActivations.Add(reader, node, ActivationKind.HardSwish),
        ["Identity"] = OnnxActivations.Identity,
        ["MatMul"] = OnnxLayers.MatMul,
        ["MaxPool"] = OnnxWindows.MaxPool,
        ["Mul"] = OnnxArithmetic.Mul,
        ["PRelu"] = OnnxActivations.PRelu,
        ["QuantizeLinear"] = OnnxRounding.QuantizeLinear,
        ["ReduceMean"] = OnnxShapes.ReduceMean,
        ["Relu"] = (reader, node) => OnnxActivations.Add(reader, node, ActivationKind.Relu),
        ["Reshape"] = OnnxShapes.Reshape,
        ["Resize"] = OnnxShapes.Resize,
        ["Shape"] = OnnxConstants.Shape,
        ["Sigmoid"] = (reader, node) => OnnxActivations.Add(reader, node, ActivationKind.Sigmoid),
        ["Squeeze"] = OnnxShapes.Squeeze,
        ["Sub"] = OnnxScalars.Sub,
        ["Sum"] = (reader, node) => reader.Add(node, new Add(node.Name, reader.Inputs(node))),
        ["Transpose"] = OnnxShapes.Transpose,
        ["Unsqueeze"] = OnnxConstants.Unsqueeze,
    };

    /// <summary>Whether networks can hold what that operator does.</summary>
    public static bool Knows(string name) => Known.ContainsKey(name);

    /// <summary>What reads that operator.</summary>
    /// <exception cref="BadDataException">It is not supported.</exception>
    public static Action<OnnxGraphReader, OnnxNode> Find(OnnxNode node) => Known.TryGetValue(node.Operator, out var read)
        ? read
        : throw node.Bad($"has an operator that is not supported; supported are {string.Join(", ", Known.Keys)}");
}

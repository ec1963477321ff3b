using System.Runtime.InteropServices;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;
using Google.Protobuf;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Writes kernels in a smaller type, with the operator that makes float32 of them again, so that any program runs the file.</summary>
internal static class OnnxStoredWeights
{
    /// <summary>Adds a kernel to a graph: the operator's output has the kernel's name.</summary>
    public static void Add(GraphProto graph, string name, FloatTensor kernel, WeightType type)
    {
        if (type == WeightType.Float16)
        {
            var half = Tensor<Half>(graph, name + "/float16", OnnxFormat.Float16, kernel.Shape, Array.ConvertAll(kernel.Values, value => (Half)value));
            Operator(graph, "Cast", name, half).With("to", OnnxFormat.Float);
            return;
        }

        var scales = ChannelScales.Of(kernel);
        Operator(
            graph,
            "DequantizeLinear",
            name,
            Tensor<sbyte>(graph, name + "/int8", OnnxFormat.Int8, kernel.Shape, scales.Values),
            Tensor<float>(graph, name + "/scale", OnnxFormat.Float, new(scales.Scales.Length), scales.Scales)).With("axis", 0);
    }

    /// <summary>Adds biases as whole multiples of what a step of the input and one of the kernel make, as INT8 arithmetic sums them.</summary>
    public static void AddBiases(GraphProto graph, string name, FloatTensor biases, float[] steps)
    {
        var whole = new int[steps.Length];
        for (var i = 0; i < whole.Length; i++) whole[i] = int.CreateSaturating(MathF.Round(biases.Values[i] / steps[i]));
        Operator(
            graph,
            "DequantizeLinear",
            name,
            Tensor<int>(graph, name + "/int32", OnnxFormat.Int32, biases.Shape, whole),
            Tensor<float>(graph, name + "/scale", OnnxFormat.Float, biases.Shape, steps)).With("axis", 0);
    }

    /// <summary>Adds what rounds a value to eight bits: the whole numbers, and the value of them again.</summary>
    public static void Add(GraphProto graph, Quantize node)
    {
        var step = Tensor<float>(graph, node.Name + "/step", OnnxFormat.Float, default, [node.Step]);
        var zero = node.IsSigned
            ? Tensor<sbyte>(graph, node.Name + "/zero", OnnxFormat.Int8, default, [(sbyte)node.Zero])
            : Tensor<byte>(graph, node.Name + "/zero", OnnxFormat.UInt8, default, [(byte)node.Zero]);
        Operator(graph, "QuantizeLinear", node.Name + OnnxFormat.Whole, node.Input, step, zero);
        Operator(graph, "DequantizeLinear", node.Name, node.Name + OnnxFormat.Whole, step, zero);
    }

    private static string Tensor<T>(GraphProto graph, string name, int type, TensorShape shape, ReadOnlySpan<T> values)
        where T : struct
    {
        var tensor = new TensorProto { Name = name, DataType = type, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)) };
        foreach (var extent in shape.Extents) tensor.Dims.Add(extent);
        graph.Initializer.Add(tensor);
        return name;
    }

    private static NodeProto Operator(GraphProto graph, string kind, string name, params ReadOnlySpan<string> inputs)
    {
        var node = new NodeProto { Name = name, OpType = kind, Output = { name } };
        foreach (var input in inputs) node.Input.Add(input);
        graph.Node.Add(node);
        return node;
    }
}

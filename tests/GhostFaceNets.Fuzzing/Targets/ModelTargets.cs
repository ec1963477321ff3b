using System.Collections.Immutable;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Formats.Safetensors;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>Networks in files.</summary>
internal static class ModelTargets
{
    /// <summary>Safetensors of every type.</summary>
    public static FuzzTarget Safetensors { get; } = new("safetensors", "some.safetensors", [FuzzTargets.Written(WriteTensors)], path => SafetensorsFile.Read(path))
    {
        Words = FuzzTargets.Words("\"F32\"", "\"BOOL\"", "\"I64\"", "\"BF16\"", "[]", "[0]", "{}", "{", "}", ",", ":", "null", "\"shape\"", "\"data_offsets\"", "__metadata__"),
    };

    /// <summary>Checkpoints: safetensors with a graph and a card as JSON.</summary>
    public static FuzzTarget Checkpoint { get; } = new("checkpoint", "model.safetensors", [FuzzTargets.Written(path => ModelCheckpoint.Write(path, Model()))], path => ModelCheckpoint.Read(path))
    {
        Words = FuzzTargets.Words("null", "[]", "{}", @"\u0022node\u0022", @"\u0022input\u0022", @"\u0022Flatten\u0022", "-1", "true"),
    };

    /// <summary>ONNX files.</summary>
    public static FuzzTarget Onnx { get; } = new("onnx", "model.onnx", [OnnxFile.ToBytes(Model()), Small(WeightType.Int8), Small(WeightType.Float16), InBytes()], path => OnnxFile.Read(path))
    {
        Words = FuzzTargets.Words("Add", "Mul", "Conv", "PRelu", "MatMul", "Gemm", "Flatten", "Reshape", "Resize", "Concat", "Identity", "Squeeze", "Dropout", "Clip", "Cast", "DequantizeLinear", "QuantizeLinear", "axis", "group", "pads", "strides", "input", "conv"),
    };

    /// <summary>Keras' HDF5 files, as h5py and as PureHDF write them.</summary>
    public static FuzzTarget Keras { get; } = new("h5", "model.h5", [Resource("h5py.h5"), FuzzTargets.Written(path => KerasFile.Write(path, Network()))], path => KerasFile.Read(path))
    {
        Words = FuzzTargets.Words("HEAP", "TREE", "SNOD", "GCOL", "OHDR", "OCHK", "FRHP", "null", "conv", "[]", "{}"),

        // A library with tables of its own.
        Slack = 1 << 22,
    };

    private static void WriteTensors(string path) => SafetensorsFile.Write(
        path,
        new Dictionary<string, SafetensorsTensor>
        {
            ["floats"] = SafetensorsTensor.Of([2, 3], new float[6]),
            ["flags"] = SafetensorsTensor.Of([2], new bool[2]),
            ["long"] = SafetensorsTensor.Of([], new long[1]),
            ["none"] = SafetensorsTensor.Of([0, 4], Array.Empty<byte>()),
        },
        new Dictionary<string, string> { ["format"] = "pt" });

    private static byte[] Small(WeightType type) => FuzzTargets.Written(path => QuantizedOnnxFile.Write(path, Model(), type));

    private static byte[] InBytes() => FuzzTargets.Written(path => QuantizedOnnxFile.Write(
        path, Model(), WeightType.Int8, inputs: Network().Nodes.ToDictionary(node => node.Name, _ => new ByteSteps(0.125f, 128))));

    private static FaceModel Model() => new(Network(), ModelCard.Of(Network()));

    private static Network Network()
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("input", new(3, 8, 8)),
            new Convolution("conv", "input", 2, Extent.Square(3), Extent.Square(2), Padding.Same),
            new BatchNormalization("norm", "conv"),
            new PRelu("prelu", "norm"),
            new DepthwiseConvolution("depthwise", "prelu", Extent.Square(3), Extent.Square(1), Padding.Explicit(1, 1, 1, 1), UseBias: true),
            new Activation("relu", "depthwise", ActivationKind.Relu),
            new Add("add", ["relu", "prelu"]),
            new Concat("concat", ["add", "relu"]),
            new AveragePool("pool", "concat", Extent.Square(2), Extent.Square(2)),
            new Resize("resize", "pool", new(4, 4)),
            new Multiply("multiply", "concat", "resize"),
            new Flatten("flatten", "multiply"),
            new Dense("dense", "flatten", 5),
            new Activation("embedding", "dense", ActivationKind.Linear),
        ];
        var weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();
        var shapes = new Dictionary<string, TensorShape>();
        foreach (var node in nodes)
        {
            TensorShape[] inputs = [.. node.Inputs.Select(input => shapes[input])];
            shapes[node.Name] = node.OutputShape(inputs);
            foreach (var (role, shape) in node.WeightSlots(inputs)) weights[node.WeightName(role)] = new(shape, new float[shape.Count]);
        }

        return new("Small", nodes, ["embedding"], weights.ToImmutable());
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(ModelTargets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

using System.Runtime.InteropServices;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;
using Google.Protobuf;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Turns a network into an ONNX graph: batch first and of any size, channels before rows and columns, values
/// called as the nodes that compute them, initializers as the weights. One method per kind of node.</summary>
internal sealed class OnnxWriter
{
    private readonly Network _network;
    private readonly GraphProto _graph;

    private readonly WeightPlan? _plan;

    private OnnxWriter(Network network, WeightPlan? plan) => (_network, _graph, _plan) = (network, new GraphProto { Name = network.Name }, plan);

    /// <summary>The network's graph, its kernels as the plan says.</summary>
    /// <exception cref="NotSupportedException">The network has a kind of node that cannot be written; it is named.</exception>
    public static GraphProto Write(Network network, WeightPlan? plan = null)
    {
        var writer = new OnnxWriter(network, plan);
        foreach (var node in network.Nodes) writer.Write(node);
        foreach (var output in network.Outputs) writer._graph.Output.Add(Value(output, network.ShapeOf(output)));
        return writer._graph;
    }

    private void Write(Node node)
    {
        switch (node)
        {
            case InputNode input: _graph.Input.Add(Value(input.Name, input.Shape)); break;
            case Convolution convolution: Write(convolution, convolution.UseBias, convolution.Groups); break;
            case DepthwiseConvolution depthwise: Write(depthwise, depthwise.UseBias, _network.ShapeOf(depthwise.Name).Channels); break;
            case BatchNormalization norm: Write(norm); break;
            case PRelu: Operator(node, "PRelu", ChannelWeight(node)); break;
            case Activation activation: Write(activation); break;
            case Dense dense: Write(dense); break;
            case AveragePool pool: Window(Operator(node, "AveragePool"), pool); break;
            case MaxPool pool: Window(Operator(node, "MaxPool"), pool); break;
            case Affine affine: Write(affine); break;
            case Quantize quantize: OnnxStoredWeights.Add(_graph, quantize); break;
            case Transpose transpose: Operator(node, "Transpose").With("perm", [0, .. transpose.Axes.Select(axis => axis + 1L)]); break;
            case Reshape reshape: Operator(node, "Reshape", Sizes(node, "shape", [0, .. reshape.Shape.Extents])); break;
            case GlobalAveragePool: Operator(node, "GlobalAveragePool"); break;
            case Flatten: Operator(node, "Flatten").With("axis", 1); break;
            case Resize resize: Write(resize); break;
            case Dropout dropout: Operator(node, "Dropout", Constant(node, "rate", [], [(float)dropout.Rate])); break;
            case Add: Operator(node, node.Inputs.Length == 2 ? "Add" : "Sum"); break;
            case Multiply: Operator(node, "Mul"); break;
            case Concat: Operator(node, "Concat").With("axis", 1); break;
            default: throw new NotSupportedException($"ONNX files cannot hold a {node.GetType().Name}, which '{node.Name}' is.");
        }
    }

    private void Write(Windowed node, bool bias, int group)
    {
        var kernel = Weight(node, WeightRole.Kernel);
        var conv = bias ? Operator(node, "Conv", kernel, Weight(node, WeightRole.Bias)) : Operator(node, "Conv", kernel);
        Window(conv, node).With("group", group).With("dilations", 1, 1);
    }

    private NodeProto Window(NodeProto proto, Windowed node)
    {
        var input = _network.ShapeOf(node.Inputs[0]);
        var padding = node.Padding.Resolve(input.Height, input.Width, node.Kernel, node.Stride);
        if (node.Padding.IsSame) proto.DocString = OnnxFormat.SamePadding;
        return proto.With("kernel_shape", node.Kernel.Height, node.Kernel.Width)
            .With("strides", node.Stride.Height, node.Stride.Width)
            .With("pads", padding.Top, padding.Left, padding.Bottom, padding.Right);
    }

    private void Write(BatchNormalization node)
    {
        var channels = _network.ShapeOf(node.Name).Channels;
        var gamma = node.Scale ? Weight(node, WeightRole.Gamma) : Initializer(node.Name + OnnxFormat.NoGamma, [channels], Ones(channels));
        Operator(node, "BatchNormalization", gamma, Weight(node, WeightRole.Beta), Weight(node, WeightRole.Mean), Weight(node, WeightRole.Variance))
            .With("epsilon", node.Epsilon)
            .With("momentum", node.Momentum);
    }

    private void Write(Activation node)
    {
        switch (node.Kind)
        {
            case ActivationKind.Linear: Operator(node, "Identity"); break;
            case ActivationKind.Relu: Operator(node, "Relu"); break;
            case ActivationKind.Relu6: Operator(node, "Clip", Constant(node, "min", [], [0]), Constant(node, "max", [], [6])); break;
            case ActivationKind.Sigmoid: Operator(node, "Sigmoid"); break;
            case ActivationKind.HardSigmoidKeras: HardSigmoid(node, OnnxFormat.HardSigmoidKerasSlope); break;
            case ActivationKind.HardSigmoidTorch: HardSigmoid(node, OnnxFormat.HardSigmoidTorchSlope); break;
            case ActivationKind.HardSwish: Operator(node, "HardSwish"); break;
            case ActivationKind.Swish:
                var sigmoid = node.Name + "/sigmoid";
                _graph.Node.Add(new NodeProto { Name = sigmoid, OpType = "Sigmoid", Input = { node.Inputs[0] }, Output = { sigmoid } });
                Operator(node, "Mul", sigmoid);
                break;
            default: throw new NotSupportedException($"ONNX files cannot hold the activation {node.Kind} of '{node.Name}'.");
        }
    }

    private void HardSigmoid(Node node, float slope) => Operator(node, "HardSigmoid").With("alpha", slope).With("beta", 0.5);

    private void Write(Dense node)
    {
        var kernel = Weight(node, WeightRole.Kernel);
        var gemm = node.UseBias ? Operator(node, "Gemm", kernel, Weight(node, WeightRole.Bias)) : Operator(node, "Gemm", kernel);
        gemm.With("transB", 1);
    }

    private void Write(Resize node)
    {
        var resize = Operator(node, "Resize", "", "", Sizes(node, "size", [node.Size.Height, node.Size.Width])).With("axes", 2, 3);
        if (node.Kind == ResizeKind.Bilinear) resize.With("mode", "linear").With("coordinate_transformation_mode", "half_pixel");
        else resize.With("mode", "nearest").With("coordinate_transformation_mode", "asymmetric").With("nearest_mode", "floor");
    }

    /// <summary>One operation, or two where there is a factor and an offset.</summary>
    private void Write(Affine node)
    {
        var (factor, offset) = ((float)node.Factor, (float)node.Offset);
        if (offset == 0)
        {
            Operator(node, "Mul", Constant(node, "factor", [], [factor]));
            return;
        }

        var addition = Operator(node, "Add", Constant(node, "offset", [], [offset]));
        if (factor == 1) return;
        var product = node.Name + OnnxFormat.AffineFactor;
        _graph.Node.Insert(_graph.Node.Count - 1, new NodeProto
        {
            Name = product, OpType = "Mul", Input = { node.Input, Constant(node, "factor", [], [factor]) }, Output = { product },
        });
        addition.Input[0] = product;
    }

    private NodeProto Operator(Node node, string kind, params ReadOnlySpan<string> weights)
    {
        var proto = new NodeProto { Name = node.Name, OpType = kind, Output = { node.Name } };
        foreach (var input in node.Inputs) proto.Input.Add(input);
        foreach (var weight in weights) proto.Input.Add(weight);
        _graph.Node.Add(proto);
        return proto;
    }

    private string Weight(Node node, WeightRole role)
    {
        var (name, weight) = (node.WeightName(role), _network.Weight(node, role));
        if (_plan?.Stored.Contains(name) is true) OnnxStoredWeights.Add(_graph, name, weight, _plan.Type);
        else if (Int8Arithmetic.Of(_network, node) is not { } arithmetic) return Initializer(name, weight.Shape.Extents.AsSpan(), weight.Values);
        else if (role == WeightRole.Kernel) OnnxStoredWeights.Add(_graph, name, weight, WeightType.Int8);
        else OnnxStoredWeights.AddBiases(_graph, name, weight, arithmetic.SumSteps);
        return name;
    }

    /// <summary>A slope per channel, with the extents of 1 that spread it over rows and columns.</summary>
    private string ChannelWeight(Node node)
    {
        var slope = _network.Weight(node, WeightRole.Alpha).Values;
        ReadOnlySpan<int> extents = _network.ShapeOf(node.Name).Rank == 3 ? [slope.Length, 1, 1] : [slope.Length];
        return Initializer(node.WeightName(WeightRole.Alpha), extents, slope);
    }

    private string Constant(Node node, string role, ReadOnlySpan<int> extents, ReadOnlySpan<float> values) =>
        Initializer($"{node.Name}/{role}", extents, values);

    private string Initializer(string name, ReadOnlySpan<int> extents, ReadOnlySpan<float> values)
    {
        var tensor = new TensorProto { Name = name, DataType = OnnxFormat.Float, RawData = Raw(values) };
        foreach (var extent in extents) tensor.Dims.Add(extent);
        _graph.Initializer.Add(tensor);
        return name;
    }

    private string Sizes(Node node, string role, long[] sizes)
    {
        var tensor = new TensorProto { Name = $"{node.Name}/{role}", DataType = OnnxFormat.Int64, Dims = { sizes.Length }, RawData = Raw<long>(sizes) };
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private static ByteString Raw<T>(ReadOnlySpan<T> values)
        where T : struct => ByteString.CopyFrom(MemoryMarshal.AsBytes(values));

    private static float[] Ones(int count)
    {
        var ones = new float[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private static ValueInfoProto Value(string name, TensorShape shape)
    {
        var extents = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = "batch" } } };
        foreach (var extent in shape.Extents) extents.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = extent });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = OnnxFormat.Float, Shape = extents } },
        };
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Turns the layers of a Keras graph into nodes. Some layers become none: paddings go into the convolution that
/// follows, reshapes of single pixels and the arithmetic of sizes are known beforehand.</summary>
internal sealed class KerasGraphReader
{
    private readonly Dictionary<string, KerasValue> _values = [];
    private readonly ImmutableArray<Node>.Builder _nodes = ImmutableArray.CreateBuilder<Node>();
    private readonly ImmutableDictionary<string, double>.Builder _decays = ImmutableDictionary.CreateBuilder<string, double>();

    public ImmutableArray<Node> Nodes => _nodes.ToImmutable();

    public NodeShapes Shapes { get; } = new();

    public ImmutableDictionary<string, double> WeightDecays => _decays.ToImmutable();

    /// <summary>Adds a layer whose inputs were added before.</summary>
    public void Add(KerasLayer layer)
    {
        var value = layer.Class switch
        {
            "InputLayer" => Value(new InputNode(layer.Name, InputShape(layer))),
            "ZeroPadding2D" => Pad(layer),
            "Conv2D" => Activated(layer, Convolve(layer)),
            "DepthwiseConv2D" => Activated(layer, ConvolveDepthwise(layer)),
            "Dense" => Activated(layer, Multiply(layer)),
            "BatchNormalization" or "SyncBatchNormalization" => Value(Normalize(layer)),
            "PReLU" => Value(Slope(layer)),
            "ReLU" => Value(Rectify(layer)),
            "Activation" => Value(new Activation(layer.Name, Read(layer), Kind(layer))),
            "Add" => Value(new Add(layer.Name, ReadAll(layer))),
            "Concatenate" => Value(Join(layer)),
            "Multiply" => Value(Scale(layer)),
            "Dropout" => Value(new Dropout(layer.Name, Read(layer), layer.Number("rate"))),
            "Flatten" => Value(new Flatten(layer.Name, Read(layer))),
            "Reshape" => Reshape(layer),
            "AveragePooling2D" => Value(Pool(layer)),
            "GlobalAveragePooling2D" => Average(layer, layer.Flag("keepdims", otherwise: false)),
            "TFOpLambda" or "SlicingOpLambda" => Call(layer),
            _ => throw layer.Unsupported("is not supported"),
        };
        _values.Add(layer.Name, value);
    }

    /// <summary>The node that a layer's output is, for the end of the network.</summary>
    public string Output(KerasLayer layer)
    {
        var name = Use(layer, layer.Name);
        return Shapes.FlattenedMap(name) is { } map
            ? throw layer.Unsupported($"ends the network with a flattened map {map}, expected an embedding")
            : name;
    }

    private static TensorShape InputShape(KerasLayer layer)
    {
        var shape = layer.Get("batch_input_shape");
        int[] extents = shape.ValueKind == JsonValueKind.Array
            ? [.. shape.EnumerateArray().Skip(1).Select(extent => extent.ValueKind == JsonValueKind.Number && extent.TryGetInt32(out var side) ? side : 0)]
            : [];
        return extents is [>= 1 and var height, >= 1 and var width, >= 1 and var channels]
            ? new(channels, height, width)
            : throw layer.Unsupported($"takes {shape}, expected a batch of pictures of one size [null, height, width, channels]");
    }

    private KerasValue Value(Node node)
    {
        _nodes.Add(node);
        Shapes.Add(node);
        return new(node.Name);
    }

    private string Read(KerasLayer layer) => ReadAll(layer) is [var only]
        ? only
        : throw layer.Unsupported($"reads {layer.Inputs.Length} layers, expected one");

    private ImmutableArray<string> ReadAll(KerasLayer layer) => [.. layer.Inputs.Select(input => Use(layer, input))];

    /// <summary>The node that yields a layer's output as Keras has it.</summary>
    private string Use(KerasLayer layer, string input)
    {
        var value = _values[input];
        if (value.IsSize) throw layer.Unsupported($"computes with the size of a map, which is not supported");
        if (value.Padding != default)
        {
            throw layer.Unsupported($"follows the padding '{input}', expected a convolution that is not padded itself");
        }

        if (!value.IsVector) return value.Node;
        var flat = Value(new Flatten($"{value.Node}_flatten", value.Node));
        _values[input] = flat;
        return flat.Node;
    }

    private KerasValue Pad(KerasLayer layer)
    {
        layer.Require("data_format", "channels_last");
        var sides = layer.Get("padding").ToString().Split([',', '[', ']', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(side => int.TryParse(side, out var pixels) && pixels is >= 0 and < ushort.MaxValue ? pixels : -1).ToArray();
        var padding = sides is [var all] ? Padding.Explicit(all, all, all, all)
            : sides is [var rows, var columns] ? Padding.Symmetric(rows, columns)
            : sides is [var top, var bottom, var left, var right] ? Padding.Explicit(top, bottom, left, right)
            : throw layer.Unsupported($"pads by {layer.Get("padding")}, expected four numbers");
        if (sides.Contains(-1)) throw layer.Unsupported($"pads by {layer.Get("padding")}, expected numbers of pixels");
        return new(Read(layer)) { Padding = padding };
    }

    private (string Input, Padding Padding) Padded(KerasLayer layer)
    {
        layer.Require("data_format", "channels_last");
        layer.Require("dilation_rate", "[1, 1]", "[1,1]", "1");
        var same = layer.Text("padding") switch
        {
            "same" => true,
            "valid" => false,
            var other => throw layer.Unsupported($"has padding {other}, expected same or valid"),
        };
        if (!same && layer.Inputs is [var input] && _values[input] is { IsSize: false, Padding: var padding } && padding != default)
        {
            return (_values[input].Node, padding);
        }

        return (Read(layer), same ? Padding.Same : Padding.Valid);
    }

    private Convolution Convolve(KerasLayer layer)
    {
        layer.Require("groups", "1");
        var (input, padding) = Padded(layer);
        var node = new Convolution(
            layer.Name, input, layer.Int("filters"), layer.Extent("kernel_size"), layer.Extent("strides"), padding, layer.Flag("use_bias", true));
        Mark(layer, node, ("kernel_regularizer", WeightRole.Kernel), ("bias_regularizer", WeightRole.Bias));
        return node;
    }

    private DepthwiseConvolution ConvolveDepthwise(KerasLayer layer)
    {
        layer.Require("depth_multiplier", "1");
        var (input, padding) = Padded(layer);
        var node = new DepthwiseConvolution(
            layer.Name, input, layer.Extent("kernel_size"), layer.Extent("strides"), padding, layer.Flag("use_bias", true));
        Mark(layer, node, ("depthwise_regularizer", WeightRole.Kernel), ("bias_regularizer", WeightRole.Bias));
        return node;
    }

    private Dense Multiply(KerasLayer layer)
    {
        var input = Read(layer);
        if (Shapes[input] is { Rank: 3, Height: 1, Width: 1 }) input = Value(new Flatten($"{layer.Name}_flatten", input)).Node;
        var node = new Dense(layer.Name, input, layer.Int("units"), layer.Flag("use_bias", true));
        Mark(layer, node, ("kernel_regularizer", WeightRole.Kernel), ("bias_regularizer", WeightRole.Bias));
        return node;
    }

    private BatchNormalization Normalize(KerasLayer layer)
    {
        if (!layer.Flag("center", true)) throw layer.Unsupported("has no beta, which is not supported");
        if (layer.Flag("renorm", false)) throw layer.Unsupported("renormalises, which is not supported");
        var input = Read(layer);
        var last = Shapes[input].Rank;
        if (layer.Ints("axis") is not [var axis] || (axis != -1 && axis != last && !(axis == 3 && Shapes[input].Count == Shapes[input].Channels)))
        {
            throw layer.Unsupported($"normalises axis {layer.Get("axis")}, expected the channels");
        }

        var node = new BatchNormalization(layer.Name, input, layer.Number("momentum"), layer.Number("epsilon"), layer.Flag("scale", true));
        Mark(layer, node, ("gamma_regularizer", WeightRole.Gamma), ("beta_regularizer", WeightRole.Beta));
        return node;
    }

    private PRelu Slope(KerasLayer layer)
    {
        var node = new PRelu(layer.Name, Read(layer));
        Mark(layer, node, ("alpha_regularizer", WeightRole.Alpha));
        return node;
    }

    private Activation Rectify(KerasLayer layer)
    {
        layer.Require("negative_slope", "0", "0.0");
        layer.Require("threshold", "0", "0.0");
        layer.Require("max_value", "6", "6.0");
        return new(layer.Name, Read(layer), layer.Has("max_value") ? ActivationKind.Relu6 : ActivationKind.Relu);
    }

    private static ActivationKind Kind(KerasLayer layer) => KerasActivations.Find(layer.Text("activation"))
        ?? throw layer.Unsupported($"has activation {layer.Get("activation")}, which is not supported");

    /// <summary>The value of a layer that may have an activation of its own.</summary>
    private KerasValue Activated(KerasLayer layer, Node node)
    {
        var value = Value(node);
        if (!layer.Has("activation") || Kind(layer) == ActivationKind.Linear) return value;
        return Value(new Activation($"{layer.Name}_{KerasLayer.Plain(layer.Text("activation"))}", value.Node, Kind(layer)));
    }

    private Concat Join(KerasLayer layer)
    {
        layer.Require("axis", "-1", "3");
        return new(layer.Name, ReadAll(layer));
    }

    private Multiply Scale(KerasLayer layer)
    {
        var inputs = ReadAll(layer);
        if (inputs.Length != 2) throw layer.Unsupported($"multiplies {inputs.Length} layers, expected two");
        var isSwapped = Shapes[inputs[0]] is { Height: 1, Width: 1 } && Shapes[inputs[1]] is not { Height: 1, Width: 1 };
        return isSwapped ? new(layer.Name, inputs[1], inputs[0]) : new(layer.Name, inputs[0], inputs[1]);
    }

    private KerasValue Reshape(KerasLayer layer)
    {
        var value = layer.Inputs is [var input] ? _values[input] : throw layer.Unsupported("reads several layers, expected one");
        if (value.IsVector) value = new(value.Node);
        var node = value == new KerasValue(value.Node) ? value.Node : Read(layer);
        var shape = Shapes[node];
        var target = layer.Ints("target_shape");
        if (target is [1, 1, var channels] && shape.Count == shape.Channels && (channels == -1 || channels == shape.Channels)) return value;
        return target is [var size] && (size == -1 || size == shape.Count)
            ? Value(new Flatten(layer.Name, node))
            : throw layer.Unsupported($"reshapes {shape} to {layer.Get("target_shape")}, which is not supported");
    }

    private AveragePool Pool(KerasLayer layer)
    {
        layer.Require("data_format", "channels_last");
        layer.Require("padding", "valid");
        var size = layer.Extent("pool_size");
        return new(layer.Name, Read(layer), size, layer.Has("strides") ? layer.Extent("strides") : size);
    }

    private KerasValue Average(KerasLayer layer, bool keepsMap)
    {
        layer.Require("data_format", "channels_last");
        return Value(new GlobalAveragePool(layer.Name, Read(layer))) with { IsVector = !keepsMap };
    }

    private KerasValue Call(KerasLayer layer)
    {
        switch (layer.Text("function"))
        {
            case "math.reduce_mean" when Argument("axis") is { } axes && Compact(axes) == "[1,2]":
                return Average(layer, Argument("keepdims") is { ValueKind: JsonValueKind.True });
            case "compat.v1.shape" or "shape":
                return new(Read(layer)) { IsSize = true };
            case "__operators__.getitem" when layer.Inputs is [var input] && _values[input] is { IsSize: true } size
                && Argument("slice_spec") is { } slice && Compact(slice) is """{"start":1,"stop":-1,"step":null}""" or """{"start":1,"stop":3,"step":null}""":
                return size;
            case "image.resize":
                return Value(Resize(layer, Argument("size") ?? throw layer.Unsupported("has no size")));
            default:
                throw layer.Unsupported($"calls {layer.Get("function")} with {layer.Arguments}, which is not supported");
        }

        JsonElement? Argument(string name) =>
            layer.Arguments.ValueKind == JsonValueKind.Object && layer.Arguments.TryGetProperty(name, out var value) ? value : null;
    }

    private static string Compact(JsonElement value) => JsonSerializer.Serialize(value);

    private Resize Resize(KerasLayer layer, JsonElement size)
    {
        foreach (var argument in layer.Arguments.EnumerateObject())
        {
            var isUsual = argument.Name switch
            {
                "size" or "name" => true,
                "method" => argument.Value.ToString() == "bilinear",
                _ => argument.Value.ValueKind is JsonValueKind.False or JsonValueKind.Null,
            };
            if (!isUsual) throw layer.Unsupported($"has {argument.Name} = {argument.Value}, expected bilinear without antialiasing");
        }

        if (KerasLayer.Link(size) is { } link && _values[link] is { IsSize: true, Node: var like })
        {
            return new(layer.Name, Read(layer), new(Shapes[like].Height, Shapes[like].Width));
        }

        return size.ValueKind == JsonValueKind.Array && size.GetArrayLength() == 2
            && size[0].TryGetInt32(out var height) && size[1].TryGetInt32(out var width) && height > 0 && width > 0
            ? new(layer.Name, Read(layer), new(height, width))
            : throw layer.Unsupported($"resizes to {size}, expected the size of a map");
    }

    private void Mark(KerasLayer layer, Node node, params ReadOnlySpan<(string Key, WeightRole Role)> regularizers)
    {
        foreach (var (key, role) in regularizers)
        {
            if (layer.Decay(key) is { } decay) _decays[node.WeightName(role)] = decay;
        }
    }
}

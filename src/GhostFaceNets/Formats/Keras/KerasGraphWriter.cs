using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Turns the nodes of a network into layers that Keras 2.8 builds. Explicit padding becomes a layer of its own,
/// the global average a pooling and a reshape.</summary>
internal sealed partial class KerasGraphWriter
{
    private readonly Network _network;
    private readonly NodeShapes _shapes;
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, string> _layerOf = [];
    private readonly List<KerasLayerDraft> _layers = [];

    public KerasGraphWriter(Network network)
    {
        _network = network;
        _shapes = NodeShapes.Of(network.Nodes);
        _names = [.. network.Nodes.Select(node => node.Name)];
        foreach (var node in network.Nodes)
        {
            if (!LayerName().IsMatch(node.Name)) throw new NotSupportedException($"Keras takes no layer called '{node.Name}'.");
            Lay(node);
        }

        foreach (var output in network.Outputs)
        {
            if (_shapes.FlattenedMap(output) is { } map)
            {
                throw new NotSupportedException($"The output '{output}' is a flattened map {map}, which Keras has in another order.");
            }
        }
    }

    /// <summary>The layers in the order in which Keras will have them once it has built the graph; it takes the weights
    /// of a file in that order.</summary>
    public IReadOnlyList<KerasLayerDraft> Layers => KerasLayerOrder.Sort(_layers, [.. _network.Outputs.Select(output => _layerOf[output])]);

    /// <summary>The content of <c>model_config</c>.</summary>
    public string ToJson()
    {
        var config = new JsonObject
        {
            ["name"] = _network.Name,
            ["layers"] = new JsonArray([.. Layers.Select(layer => (JsonNode)layer.ToJson())]),
            ["input_layers"] = Links([_network.Input.Name]),
            ["output_layers"] = Links(_network.Outputs.Select(output => _layerOf[output])),
        };
        return new JsonObject { ["class_name"] = "Functional", ["config"] = config }.ToJsonString();
    }

    private static JsonArray Links(IEnumerable<string> layers) =>
        [.. layers.Select(layer => (JsonNode)new JsonArray(layer, 0, 0))];

    private void Lay(Node node)
    {
        switch (node)
        {
            case InputNode input:
                Append(node, "InputLayer", new()
                {
                    ["batch_input_shape"] = new JsonArray(null, input.Shape.Height, input.Shape.Width, input.Shape.Channels),
                    ["sparse"] = false,
                    ["ragged"] = false,
                });
                break;
            case Convolution { Groups: > 1 } parted:
                throw new NotSupportedException($"'{node.Name}' parts its channels into {parted.Groups} groups, which is not written to Keras files.");
            case Convolution conv:
                var dense = Window(conv, conv.UseBias);
                dense["filters"] = conv.Filters;
                dense["kernel_regularizer"] = Decay(node, WeightRole.Kernel);
                AddPadded(conv, "Conv2D", dense);
                break;
            case DepthwiseConvolution conv:
                var depthwise = Window(conv, conv.UseBias);
                depthwise["depth_multiplier"] = 1;
                depthwise["depthwise_regularizer"] = Decay(node, WeightRole.Kernel);
                AddPadded(conv, "DepthwiseConv2D", depthwise);
                break;
            case Dense full:
                Append(node, "Dense", new()
                {
                    ["units"] = full.Units,
                    ["activation"] = "linear",
                    ["use_bias"] = full.UseBias,
                    ["kernel_regularizer"] = Decay(node, WeightRole.Kernel),
                    ["bias_regularizer"] = Decay(node, WeightRole.Bias),
                });
                break;
            case BatchNormalization norm:
                Append(node, "BatchNormalization", new()
                {
                    ["axis"] = new JsonArray(_shapes[norm.Input].Rank),
                    ["momentum"] = norm.Momentum,
                    ["epsilon"] = norm.Epsilon,
                    ["center"] = true,
                    ["scale"] = norm.Scale,
                    ["gamma_regularizer"] = Decay(node, WeightRole.Gamma),
                    ["beta_regularizer"] = Decay(node, WeightRole.Beta),
                });
                break;
            case PRelu prelu:
                Append(node, "PReLU", new()
                {
                    ["alpha_initializer"] = new JsonObject
                    {
                        ["class_name"] = "Constant",
                        ["config"] = new JsonObject { ["value"] = PRelu.InitialSlope },
                    },
                    ["alpha_regularizer"] = Decay(node, WeightRole.Alpha),
                    ["shared_axes"] = _shapes[prelu.Input].Rank == 3 ? new JsonArray(1, 2) : null,
                });
                break;
            case Activation { Kind: ActivationKind.Relu6 }:
                Append(node, "ReLU", new() { ["max_value"] = 6.0, ["negative_slope"] = 0.0, ["threshold"] = 0.0 });
                break;
            case Activation activation:
                Append(node, "Activation", new() { ["activation"] = KerasActivations.NameOf(activation.Kind) });
                break;
            case Add:
                Append(node, "Add", []);
                break;
            case Concat:
                Append(node, "Concatenate", new() { ["axis"] = -1 });
                break;
            case Multiply:
                Append(node, "Multiply", []);
                break;
            case Dropout dropout:
                Append(node, "Dropout", new() { ["rate"] = dropout.Rate, ["noise_shape"] = null, ["seed"] = null });
                break;
            case Flatten:
                Append(node, "Flatten", new() { ["data_format"] = "channels_last" });
                break;
            case AveragePool pool:
                Append(node, "AveragePooling2D", new()
                {
                    ["pool_size"] = Pair(pool.Kernel),
                    ["strides"] = Pair(pool.Stride),
                    ["padding"] = "valid",
                    ["data_format"] = "channels_last",
                });
                break;
            case GlobalAveragePool:
                // Keeping the dimensions is an option only of later versions.
                var reshape = FreeName($"{node.Name}_reshape");
                Append(node, "GlobalAveragePooling2D", new() { ["data_format"] = "channels_last" });
                Append(new("Reshape", reshape, [node.Name], new() { ["target_shape"] = new JsonArray(1, 1, _shapes[node.Name].Channels) }));
                _layerOf[node.Name] = reshape;
                break;
            case Resize { Kind: ResizeKind.Nearest }:
                throw new NotSupportedException($"'{node.Name}' takes the nearest pixel, for which Keras has another rule.");
            case Resize resize:
                Append(Draft(node, "TFOpLambda", new() { ["function"] = "image.resize" }) with
                {
                    Arguments = new() { ["size"] = Pair(resize.Size), ["method"] = "bilinear", ["antialias"] = false },
                });
                break;
            default:
                throw new NotSupportedException($"Keras has no layer for {node.GetType().Name} ('{node.Name}').");
        }
    }

    private void AddPadded(Windowed node, string kind, JsonObject config)
    {
        var padding = node.Padding;
        config["padding"] = padding.IsSame ? "same" : "valid";
        var layer = Draft(node, kind, config);
        if (!padding.IsSame && padding != Padding.Valid)
        {
            var name = FreeName((node.Name.EndsWith("_conv", StringComparison.Ordinal) ? node.Name[..^"_conv".Length] : node.Name) + "_pad");
            Append(new("ZeroPadding2D", name, layer.Inputs, new()
            {
                ["padding"] = new JsonArray(new JsonArray(padding.Top, padding.Bottom), new JsonArray(padding.Left, padding.Right)),
                ["data_format"] = "channels_last",
            }));
            layer = layer with { Inputs = [name] };
        }

        Append(layer);
    }

    private JsonObject Window(Windowed node, bool useBias) => new()
    {
        ["kernel_size"] = Pair(node.Kernel),
        ["strides"] = Pair(node.Stride),
        ["data_format"] = "channels_last",
        ["dilation_rate"] = new JsonArray(1, 1),
        ["groups"] = 1,
        ["activation"] = "linear",
        ["use_bias"] = useBias,
        ["bias_regularizer"] = Decay(node, WeightRole.Bias),
    };

    private static JsonArray Pair(Extent extent) => new(extent.Height, extent.Width);

    /// <summary>A decay d is Keras' L2 regulariser of d / 2.</summary>
    private JsonObject? Decay(Node node, WeightRole role) => _network.WeightDecays.TryGetValue(node.WeightName(role), out var decay)
        ? new() { ["class_name"] = "L2", ["config"] = new JsonObject { ["l2"] = decay / 2 } }
        : null;

    private void Append(Node node, string kind, JsonObject config) => Append(Draft(node, kind, config));

    private void Append(KerasLayerDraft layer) => _layers.Add(layer);

    private KerasLayerDraft Draft(Node node, string kind, JsonObject config)
    {
        _layerOf[node.Name] = node.Name;
        return new(kind, node.Name, [.. node.Inputs.Select(input => _layerOf[input])], config)
        {
            Weights = [.. _network.WeightSlotsOf(node).Select(slot => Tensor(node, slot))],
        };
    }

    private KerasTensor Tensor(Node node, WeightSlot slot)
    {
        var layout = KerasLayout.Of(node, slot, _shapes);
        return new(layout.Name, layout.Shape, layout.ToKeras(_network.Weight(node, slot.Role).Values));
    }

    private string FreeName(string name)
    {
        while (!_names.Add(name)) name += "_1";
        return name;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.\-]*$")]
    private static partial Regex LayerName();
}

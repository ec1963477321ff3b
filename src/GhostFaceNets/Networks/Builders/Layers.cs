using GhostFaceNets.Networks.Builders.Initialisers;

namespace GhostFaceNets.Networks.Builders;

/// <summary>The layers that all building blocks are made of, with a family's names and padding and the caller's
/// options, added to a network that grows.</summary>
internal sealed class Layers(Family family, ArchitectureOptions options, NetworkDraft draft)
{
    private readonly Dictionary<string, int> _counters = [];

    public Family Family => family;

    public ArchitectureOptions Options => options;

    public TensorShape ShapeOf(string name) => draft.ShapeOf(name);

    /// <summary>Adds a node and returns its name.</summary>
    public string Add(Node node, Initialiser? kernel = null) => draft.Add(node, kernel);

    /// <summary>A name by Keras' rule for layers that are given none: <c>add</c>, <c>add_1</c>, <c>add_2</c>, ...</summary>
    public string Counted(string kind)
    {
        var count = _counters.GetValueOrDefault(kind);
        _counters[kind] = count + 1;
        return count == 0 ? kind : $"{kind}_{count}";
    }

    /// <summary>The layer's own name in families that name layers, the next counted one in others.</summary>
    public string Named(string own, string kind) => family.NamesLayers ? own : Counted(kind);

    public string Convolution(string input, string name, int filters, int kernel = 1, int stride = 1, bool useBias = false)
    {
        var side = Extent.Square(kernel);
        return Add(
            new Convolution(Named(name, "conv2d"), input, filters, side, Extent.Square(stride), PaddingOf(side), useBias),
            Initialiser.ScaledFanOut);
    }

    public string Depthwise(string input, string name, Extent kernel, int stride = 1) => Add(
        new DepthwiseConvolution(Named(name, "depthwise_conv2d"), input, kernel, Extent.Square(stride), PaddingOf(kernel)),
        Initialiser.ScaledFanOut);

    public string BatchNorm(string input, string name) => NamedBatchNorm(input, Named(name, "batch_normalization"));

    /// <summary>A batch norm of that very name in both families.</summary>
    public string NamedBatchNorm(string input, string name, bool scale = true) =>
        Add(new BatchNormalization(name, input, options.BatchNormMomentum, options.BatchNormEpsilon, scale));

    /// <summary>The chosen activation, called for its kind: <c>stem_prelu</c> for the prefix <c>stem</c>.</summary>
    public string Activate(string input, string prefix) => NamedActivate(input, Named($"{prefix}_{Suffix}", "activation"));

    /// <summary>The chosen activation with its kind behind the prefix in both families.</summary>
    public string ActivateHead(string input, string prefix) => NamedActivate(input, $"{prefix}_{Suffix}");

    private string Suffix => options.Activation switch
    {
        BackboneActivation.PRelu => "prelu",
        BackboneActivation.Swish => "swish",
        BackboneActivation.HardSwish => "hard_swish",
        _ => "relu",
    };

    private string NamedActivate(string input, string name) => Add(options.Activation switch
    {
        BackboneActivation.PRelu => new PRelu(name, input),
        BackboneActivation.Swish => new Activation(name, input, ActivationKind.Swish),
        BackboneActivation.HardSwish => new Activation(name, input, ActivationKind.HardSwish),
        _ => new Activation(name, input, ActivationKind.Relu),
    });

    private Padding PaddingOf(Extent kernel) => kernel == Extent.Square(1) ? Padding.Valid : family.Padding(kernel);
}

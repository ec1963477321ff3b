namespace GhostFaceNets.Networks;

/// <summary>A function of each element by itself, without weights.</summary>
public sealed record Activation(string Name, string Input, ActivationKind Kind) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs) => Single(inputs);
}

/// <summary>The functions of <see cref="Activation"/>.</summary>
public enum ActivationKind
{
    /// <summary>x. The layer that ends a network ("embedding") is one.</summary>
    Linear,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>Keras 2's: clip(0.2 x + 0.5, 0, 1). V1's squeeze-and-excitation uses it.</summary>
    HardSigmoidKeras,

    /// <summary>torch's: clip(x / 6 + 0.5, 0, 1). V2's squeeze-and-excitation uses it.</summary>
    HardSigmoidTorch,

    /// <summary>x * sigmoid(x).</summary>
    Swish,

    /// <summary>x * clip(x / 6 + 0.5, 0, 1).</summary>
    HardSwish,
}

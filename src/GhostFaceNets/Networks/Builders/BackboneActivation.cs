namespace GhostFaceNets.Networks.Builders;

/// <summary>The function after the batch norms of a backbone and inside its squeeze-and-excitation.</summary>
public enum BackboneActivation
{
    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x above zero, alpha x below, one alpha per channel that starts at 0.25; the published models have it.</summary>
    PRelu,

    /// <summary>x * sigmoid(x).</summary>
    Swish,

    /// <summary>x * clip(x / 6 + 0.5, 0, 1).</summary>
    HardSwish,
}

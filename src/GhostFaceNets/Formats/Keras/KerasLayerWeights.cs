using System.Collections.Immutable;

namespace GhostFaceNets.Formats.Keras;

/// <summary>The weights of one layer of a Keras file.</summary>
internal sealed record KerasLayerWeights(string Layer, ImmutableArray<KerasTensor> Tensors)
{
    /// <summary>The layer's class, which a file without a graph shows only in the names of its weights.</summary>
    public string Class => Find("depthwise_kernel") is not null ? "DepthwiseConv2D"
        : Find("alpha") is not null ? "PReLU"
        : Find("moving_mean") is not null ? "BatchNormalization"
        : Find("kernel") is { Shape.Length: 2 } ? "Dense"
        : Find("kernel") is not null ? "Conv2D"
        : "unknown";

    public KerasTensor? Find(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name);
}

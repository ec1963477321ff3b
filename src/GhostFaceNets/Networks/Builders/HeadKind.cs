namespace GhostFaceNets.Networks.Builders;

/// <summary>How the last feature map becomes an embedding. The names are those of the insightface projects.</summary>
public enum HeadKind
{
    /// <summary>Global depthwise convolution, batch norm, pointwise convolution: the published models have it.</summary>
    Gdc,

    /// <summary>Batch norm, then a dense layer over the whole map.</summary>
    E,

    /// <summary>A dense layer over the whole map.</summary>
    F,

    /// <summary>Batch norm, global average, then a dense layer over the channels.</summary>
    Gap,
}

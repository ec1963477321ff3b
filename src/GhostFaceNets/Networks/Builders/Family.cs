namespace GhostFaceNets.Networks.Builders;

/// <summary>What sets one family of GhostFaceNets apart from the other; the table of bottlenecks is common.</summary>
internal sealed record Family
{
    /// <summary>The name of its networks, e.g. <c>GhostFaceNetV1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Channels, before the width, to which the last bottleneck expands and which the tail yields.</summary>
    public required int LastChannels { get; init; }

    /// <summary>Whether every layer is named for its place (<c>stack3_ghost_1_prim_conv</c>) rather than by Keras'
    /// counter (<c>conv2d_6</c>).</summary>
    public required bool NamesLayers { get; init; }

    /// <summary>What Keras calls its global averages, which never have a name of their own.</summary>
    public required string GlobalAverage { get; init; }

    /// <summary>The gate of squeeze-and-excitation.</summary>
    public required ActivationKind Gate { get; init; }

    /// <summary>Whether a bottleneck's shortcut is made before its ghost modules.</summary>
    public required bool ShortcutFirst { get; init; }

    /// <summary>The first bottleneck, counted from 1, whose first ghost module is under attention.</summary>
    public required int FirstAttention { get; init; }

    /// <summary>Padding of a convolution that keeps the size up to its stride.</summary>
    public required Func<Extent, Padding> Padding { get; init; }

    /// <summary>The smallest side of a picture, in pixels, for a stem stride.</summary>
    public required Func<int, int> SmallestInput { get; init; }
}

namespace GhostFaceNets.Networks.Builders;

/// <summary>One row of the table of bottlenecks.</summary>
/// <param name="Kernel">Side of the kernel of the shrinking and the shortcut's depthwise convolution; a ghost module's is always 3.</param>
/// <param name="Expansion">Channels that the first ghost module yields.</param>
/// <param name="Output">Channels that the second yields.</param>
/// <param name="Squeezes">Whether there is squeeze-and-excitation.</param>
/// <param name="Stride">1, or 2 where the map shrinks.</param>
internal sealed record BottleneckPlan(int Kernel, int Expansion, int Output, bool Squeezes, int Stride)
{
    /// <summary>GhostNet's table (Han et al., CVPR 2020, table 1) at width 1.</summary>
    public static IReadOnlyList<BottleneckPlan> Table { get; } =
    [
        new(3, 16, 16, false, 1),
        new(3, 48, 24, false, 2),
        new(3, 72, 24, false, 1),
        new(5, 72, 40, true, 2),
        new(5, 120, 40, true, 1),
        new(3, 240, 80, false, 2),
        new(3, 200, 80, false, 1),
        new(3, 184, 80, false, 1),
        new(3, 184, 80, false, 1),
        new(3, 480, 112, true, 1),
        new(3, 672, 112, true, 1),
        new(5, 672, 160, true, 2),
        new(5, 960, 160, false, 1),
        new(5, 960, 160, true, 1),
        new(5, 960, 160, false, 1),
        new(5, 960, 160, true, 1),
    ];

    /// <summary>The same row at another width.</summary>
    public BottleneckPlan At(double width) =>
        this with { Expansion = ChannelRounding.Round(Expansion * width), Output = ChannelRounding.Round(Output * width) };
}

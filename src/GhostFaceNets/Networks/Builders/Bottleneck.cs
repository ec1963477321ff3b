namespace GhostFaceNets.Networks.Builders;

/// <summary>The ghost bottleneck: a ghost module that expands, a depthwise convolution where the map shrinks,
/// squeeze-and-excitation in some, a ghost module without activation, and a shortcut around it all.</summary>
internal static class Bottleneck
{
    /// <summary>Adds one.</summary>
    /// <param name="layers">The network so far.</param>
    /// <param name="input">The node that it reads.</param>
    /// <param name="plan">Its row of the table, width applied.</param>
    /// <param name="number">Its place in the backbone, from 1.</param>
    public static string Add(Layers layers, string input, BottleneckPlan plan, int number)
    {
        var stack = $"stack{number}";
        var shortcut = layers.Family.ShortcutFirst ? Shortcut(layers, input, plan, stack) : null;

        var map = GhostModule.Add(layers, input, plan.Expansion, $"{stack}_ghost_1", activated: true);
        if (number >= layers.Family.FirstAttention) map = DfcAttention.Add(layers, input, map, $"{stack}_ghost_1");
        if (plan.Stride > 1)
        {
            map = layers.Depthwise(map, $"{stack}_down_dw_conv", Extent.Square(plan.Kernel), plan.Stride);
            map = layers.BatchNorm(map, $"{stack}_down_bn");
        }

        if (plan.Squeezes) map = SqueezeExcitation.Add(layers, map, $"{stack}_se");
        map = GhostModule.Add(layers, map, plan.Output, $"{stack}_ghost_2", activated: false);

        shortcut ??= Shortcut(layers, input, plan, stack);
        return layers.Add(new Add(layers.Named($"{stack}_output", "add"), [shortcut, map]));
    }

    private static string Shortcut(Layers layers, string input, BottleneckPlan plan, string stack)
    {
        if (plan.Stride == 1 && layers.ShapeOf(input).Channels == plan.Output) return input;
        var map = layers.Depthwise(input, $"{stack}_short_1_dw_conv", Extent.Square(plan.Kernel), plan.Stride);
        map = layers.BatchNorm(map, $"{stack}_short_1_bn");
        map = layers.Convolution(map, $"{stack}_short_2_conv", plan.Output);
        return layers.BatchNorm(map, $"{stack}_short_2_bn");
    }
}

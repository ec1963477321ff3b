namespace GhostFaceNets.Networks.Builders;

/// <summary>The part of a GhostFaceNet from the picture to the last feature map.</summary>
internal static class Backbone
{
    private const int StemChannels = 16;

    public static string Add(Layers layers)
    {
        var options = layers.Options;
        var map = layers.Add(new InputNode("input_1", new(3, options.InputSize, options.InputSize)));
        map = layers.Convolution(map, "stem_conv", ChannelRounding.Round(StemChannels * options.Width), 3, options.StemStride);
        map = layers.BatchNorm(map, "stem_bn");
        map = layers.Activate(map, "stem");

        var number = 0;
        foreach (var plan in BottleneckPlan.Table)
        {
            number++;
            var own = number < BottleneckPlan.Table.Count ? plan : plan with { Expansion = layers.Family.LastChannels };
            map = Bottleneck.Add(layers, map, own.At(options.Width), number);
        }

        map = layers.Convolution(map, "pre_conv", ChannelRounding.Round(layers.Family.LastChannels * options.Width));
        map = layers.BatchNorm(map, "pre_bn");
        return layers.Activate(map, "pre");
    }
}

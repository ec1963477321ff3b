using GhostFaceNets.Networks.Builders.Initialisers;

namespace GhostFaceNets.Networks.Builders.Heads;

/// <summary>The part of a face network from the last feature map to the embedding.</summary>
internal static class Head
{
    public static string Add(Layers layers, string map)
    {
        if (layers.Options.PointwiseConvolution is { } wanted) map = Pointwise(layers, map, wanted);
        var vector = layers.Options.Head switch
        {
            HeadKind.E => EHead.Add(layers, map),
            HeadKind.F => FHead.Add(layers, map),
            HeadKind.Gap => GapHead.Add(layers, map),
            _ => GdcHead.Add(layers, map),
        };
        vector = layers.NamedBatchNorm(vector, "pre_embedding", layers.Options.Scale);
        return layers.Add(new Activation("embedding", vector, ActivationKind.Linear));
    }

    /// <summary>A dropout where the options ask for one.</summary>
    public static string Dropout(Layers layers, string input) => layers.Options.Dropout is > 0 and < 1
        ? layers.Add(new Dropout(layers.Counted("dropout"), input, layers.Options.Dropout))
        : input;

    /// <summary>The dense layer that yields an embedding.</summary>
    public static string Dense(Layers layers, string input, string name) =>
        layers.Add(new Dense(name, input, layers.Options.EmbeddingSize, layers.Options.UseBias), Initialiser.GlorotNormal);

    private static string Pointwise(Layers layers, string map, int wanted)
    {
        var channels = wanted == ArchitectureOptions.HalfOfTheChannels ? layers.ShapeOf(map).Channels / 2 : wanted;
        map = layers.Add(
            new Convolution("pw_conv", map, channels, Extent.Square(1), Extent.Square(1), Padding.Valid), Initialiser.GlorotUniform);
        map = layers.NamedBatchNorm(map, "pw_bn");
        return layers.ActivateHead(map, "pw");
    }
}

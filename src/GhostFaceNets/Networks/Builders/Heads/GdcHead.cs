using GhostFaceNets.Networks.Builders.Initialisers;

namespace GhostFaceNets.Networks.Builders.Heads;

/// <summary>Global depthwise convolution (Chen et al., MobileFaceNets, 2018): a depthwise kernel as large as the map
/// weighs the places of the face, a pointwise convolution mixes the channels.</summary>
internal static class GdcHead
{
    public static string Add(Layers layers, string map)
    {
        var shape = layers.ShapeOf(map);
        var one = Extent.Square(1);
        map = layers.Add(
            new DepthwiseConvolution("GDC_dw", map, new(shape.Height, shape.Width), one, Padding.Valid), Initialiser.GlorotUniform);
        map = layers.NamedBatchNorm(map, "GDC_batchnorm");
        map = Head.Dropout(layers, map);
        map = layers.Add(
            new Convolution("GDC_conv", map, layers.Options.EmbeddingSize, one, one, Padding.Valid, layers.Options.UseBias),
            Initialiser.GlorotNormal);
        return layers.Add(new Flatten("GDC_flatten", map));
    }
}

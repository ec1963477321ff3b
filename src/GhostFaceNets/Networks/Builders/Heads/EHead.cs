namespace GhostFaceNets.Networks.Builders.Heads;

/// <summary>ArcFace's option E (Deng et al., CVPR 2019): batch norm, dropout, dense over the whole map.</summary>
internal static class EHead
{
    public static string Add(Layers layers, string map)
    {
        map = layers.NamedBatchNorm(map, "E_batchnorm");
        map = Head.Dropout(layers, map);
        var vector = layers.Add(new Flatten("E_flatten", map));
        return Head.Dense(layers, vector, "E_dense");
    }
}

namespace GhostFaceNets.Networks.Builders.Heads;

/// <summary>Batch norm, global average, dropout, dense over the channels.</summary>
internal static class GapHead
{
    public static string Add(Layers layers, string map)
    {
        map = layers.NamedBatchNorm(map, "GAP_batchnorm");
        map = layers.Add(new GlobalAveragePool("GAP_pool", map));
        map = Head.Dropout(layers, map);
        var vector = layers.Add(new Flatten("GAP_flatten", map));
        return Head.Dense(layers, vector, "GAP_dense");
    }
}

namespace GhostFaceNets.Networks.Builders.Heads;

/// <summary>Option E without its batch norm: dropout, dense over the whole map.</summary>
internal static class FHead
{
    public static string Add(Layers layers, string map)
    {
        map = Head.Dropout(layers, map);
        var vector = layers.Add(new Flatten("F_flatten", map));
        return Head.Dense(layers, vector, "F_dense");
    }
}

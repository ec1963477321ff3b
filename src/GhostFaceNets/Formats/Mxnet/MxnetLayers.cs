using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>Reads the layers that have weights but no window.</summary>
internal static class MxnetLayers
{
    /// <summary>Its gamma counts for nothing where it is fixed, which is the default: it is 1 then.</summary>
    public static void BatchNorm(MxnetGraphReader reader, MxnetNode node)
    {
        node.Require("axis", "1");
        var scale = !node.Flag("fix_gamma", true);
        var norm = new BatchNormalization(node.Name, reader.Input(node), node.Number("momentum", 0.9), node.Number("eps", 1e-3), scale);
        var (beta, mean, variance) = (reader.Weight(node, 2), reader.Weight(node, 3), reader.Weight(node, 4));
        if (scale)
        {
            reader.Add(node, norm, (WeightRole.Gamma, reader.Weight(node, 1)), (WeightRole.Beta, beta), (WeightRole.Mean, mean), (WeightRole.Variance, variance));
        }
        else
        {
            reader.Add(node, norm, (WeightRole.Beta, beta), (WeightRole.Mean, mean), (WeightRole.Variance, variance));
        }
    }

    /// <summary>A matrix product; it flattens the map that it reads.</summary>
    public static void FullyConnected(MxnetGraphReader reader, MxnetNode node)
    {
        if (!node.Flag("flatten", true)) throw node.Bad("does not flatten what it reads, which is not supported");
        var input = reader.Input(node);
        if (reader.Shape(node).Rank > 1)
        {
            var flatten = new Flatten(node.Name + "/flatten", input);
            reader.Add(node, flatten);
            input = flatten.Name;
        }

        var bias = !node.Flag("no_bias", false);
        var dense = new Dense(node.Name, input, node.Count("num_hidden"), bias);
        if (bias) reader.Add(node, dense, (WeightRole.Kernel, reader.Weight(node, 1)), (WeightRole.Bias, reader.Weight(node, 2)));
        else reader.Add(node, dense, (WeightRole.Kernel, reader.Weight(node, 1)));
    }
}

using System.Collections.Immutable;

namespace GhostFaceNets.Networks.Passes;

/// <summary>Folds batch norms into the convolution or dense layer before them, for inference: with running statistics
/// a batch norm is a factor and an offset per channel, which kernel and bias can take over. One stays where the layer
/// before is of another kind or has other readers.</summary>
public static class FoldBatchNorm
{
    /// <summary>Applies the pass. Layers keep their names; what read a folded batch norm reads the layer before it.</summary>
    public static Network Apply(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var readers = network.Nodes.SelectMany(node => node.Inputs).Concat(network.Outputs)
            .CountBy(name => name).ToDictionary();
        var folded = new Dictionary<string, string>();
        var nodes = new List<Node>(network.Nodes.Length);
        var weights = network.Weights.ToBuilder();
        var decays = network.WeightDecays;
        foreach (var node in network.Nodes)
        {
            if (node is not BatchNormalization norm || FindLayer(network, norm, readers, folded) is not { } layer)
            {
                nodes.Add(node.Rewired(folded));
                continue;
            }

            nodes[nodes.FindIndex(earlier => earlier.Name == layer.Name)] = WithBias(layer).Rewired(folded);
            FoldWeights(weights, layer, norm);
            foreach (var slot in network.WeightSlotsOf(norm))
            {
                weights.Remove(norm.WeightName(slot.Role));
                decays = decays.Remove(norm.WeightName(slot.Role));
            }

            folded[norm.Name] = folded.Of(norm.Input);
        }

        return new(
            network.Name,
            [.. nodes],
            [.. network.Outputs.Select(output => folded.Of(output))],
            weights.ToImmutable(),
            decays);
    }

    /// <summary>The layer that can take a batch norm over: nothing else reads it nor what lies between, which is only
    /// batch norms that it has taken already, or the flattening of a map of one pixel.</summary>
    private static Node? FindLayer(
        Network network, BatchNormalization norm, Dictionary<string, int> readers, Dictionary<string, string> folded)
    {
        var name = norm.Input;
        while (readers[name] == 1)
        {
            switch (network[name])
            {
                case Convolution or DepthwiseConvolution or Dense:
                    return network[name];
                case BatchNormalization earlier when folded.ContainsKey(name):
                    name = earlier.Input;
                    break;
                case Flatten flatten when network.ShapeOf(flatten.Input) is { Height: 1, Width: 1 }:
                    name = flatten.Input;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static Node WithBias(Node layer) => layer switch
    {
        Convolution convolution => convolution with { UseBias = true },
        DepthwiseConvolution depthwise => depthwise with { UseBias = true },
        var dense => (Dense)dense with { UseBias = true },
    };

    private static void FoldWeights(
        ImmutableDictionary<string, FloatTensor>.Builder weights, Node layer, BatchNormalization norm)
    {
        var (kernelName, biasName) = (layer.WeightName(WeightRole.Kernel), layer.WeightName(WeightRole.Bias));
        var kernel = weights[kernelName];
        var gamma = norm.Scale ? Values(norm, WeightRole.Gamma) : null;
        var (beta, mean, variance) = (Values(norm, WeightRole.Beta), Values(norm, WeightRole.Mean), Values(norm, WeightRole.Variance));
        var oldBias = weights.GetValueOrDefault(biasName)?.Values;

        var (foldedKernel, foldedBias) = (new float[kernel.Values.Length], new float[beta.Length]);
        var perChannel = kernel.Values.Length / beta.Length;
        for (var channel = 0; channel < beta.Length; channel++)
        {
            var factor = (gamma?[channel] ?? 1.0) / Math.Sqrt(variance[channel] + norm.Epsilon);
            foldedBias[channel] = (float)(beta[channel] + ((oldBias?[channel] ?? 0.0) - mean[channel]) * factor);
            for (var i = channel * perChannel; i < (channel + 1) * perChannel; i++) foldedKernel[i] = (float)(kernel.Values[i] * factor);
        }

        weights[kernelName] = new(kernel.Shape, foldedKernel);
        weights[biasName] = new(new(foldedBias.Length), foldedBias);

        float[] Values(Node node, WeightRole role) => weights[node.WeightName(role)].Values;
    }
}

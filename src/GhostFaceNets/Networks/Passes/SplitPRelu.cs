using System.Collections.Immutable;

namespace GhostFaceNets.Networks.Passes;

/// <summary>Rewrites the PReLUs of maps as <c>alpha x + (1 - alpha) max(x, 0)</c>: two pointwise depthwise convolutions and an
/// addition. ONNX Runtime has no PReLU for the layout that its convolutions work in and turns each map round for it, which takes
/// more than half of a network's time; of these nodes it has all.</summary>
public static class SplitPRelu
{
    /// <summary>Applies the pass. The additions take the PReLUs' names; all other weights are shared with the given network.</summary>
    public static Network Apply(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var nodes = ImmutableArray.CreateBuilder<Node>();
        var weights = network.Weights.ToBuilder();
        var decays = network.WeightDecays.ToBuilder();
        foreach (var node in network.Nodes)
        {
            if (node is not PRelu prelu || network.ShapeOf(node.Name).Rank != 3)
            {
                nodes.Add(node);
                continue;
            }

            var alpha = prelu.WeightName(WeightRole.Alpha);
            var slopes = weights[alpha].Values;
            weights.Remove(alpha);
            decays.Remove(alpha);
            var positive = new Activation($"{prelu.Name}_positive", prelu.Input, ActivationKind.Relu);
            var line = Scale($"{prelu.Name}_line", prelu.Input, slopes);
            var bend = Scale($"{prelu.Name}_bend", positive.Name, [.. slopes.Select(slope => 1 - slope)]);
            nodes.AddRange(positive, line, bend, new Add(prelu.Name, [line.Name, bend.Name]));
        }

        return new(network.Name, nodes.ToImmutable(), network.Outputs, weights.ToImmutable(), decays.ToImmutable());

        DepthwiseConvolution Scale(string name, string input, float[] factors)
        {
            var scale = new DepthwiseConvolution(name, input, Extent.Square(1), Extent.Square(1), Padding.Valid);
            weights.Add(scale.WeightName(WeightRole.Kernel), new(new(factors.Length, 1, 1, 1), factors));
            return scale;
        }
    }
}

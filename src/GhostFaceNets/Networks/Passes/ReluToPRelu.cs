using System.Collections.Immutable;

namespace GhostFaceNets.Networks.Passes;

/// <summary>Replaces every ReLU, those of squeeze-and-excitation included, by a PReLU with one slope per channel that
/// starts at <see cref="PRelu.InitialSlope"/>. Nodes keep their names, save that <c>_relu</c> in one becomes <c>_prelu</c>. All other weights are
/// shared with the given network (the reference's <c>replace_ReLU_with_PReLU</c>).</summary>
public static class ReluToPRelu
{
    /// <summary>Applies the pass.</summary>
    public static Network Apply(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var renamed = new Dictionary<string, string>();
        var nodes = ImmutableArray.CreateBuilder<Node>(network.Nodes.Length);
        var weights = network.Weights.ToBuilder();
        foreach (var node in network.Nodes.Select(node => node.Rewired(renamed)))
        {
            if (node is not Activation { Kind: ActivationKind.Relu } relu)
            {
                nodes.Add(node);
                continue;
            }

            var prelu = new PRelu(relu.Name.Replace("_relu", "_prelu", StringComparison.Ordinal), relu.Input);
            renamed[relu.Name] = prelu.Name;
            nodes.Add(prelu);
            var slopes = new float[network.ShapeOf(relu.Name).Channels];
            slopes.AsSpan().Fill(PRelu.InitialSlope);
            weights.Add(prelu.WeightName(WeightRole.Alpha), new(new(slopes.Length), slopes));
        }

        return new(
            network.Name,
            nodes.MoveToImmutable(),
            [.. network.Outputs.Select(output => renamed.Of(output))],
            weights.ToImmutable(),
            network.WeightDecays);
    }
}

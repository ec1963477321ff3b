using System.Collections.Immutable;

namespace GhostFaceNets.Networks.Passes;

/// <summary>Marks the weights that an L2 penalty holds down (the reference's <c>add_l2_regularizer_2_model</c>).</summary>
public static class WeightDecay
{
    /// <summary>The same network with other marks: the kernels of convolutions and dense layers, never biases.</summary>
    /// <param name="network">The network; marks that it had are dropped.</param>
    /// <param name="decay">The decay d, at least 0: it adds d / 2 * sum(w^2) to the loss; the published runs have 5e-4.</param>
    /// <param name="includeBatchNorm">Whether the gammas and betas of batch norms and the slopes of PReLUs are marked too.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is negative or no number.</exception>
    public static Network Mark(Network network, double decay, bool includeBatchNorm = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!(decay >= 0)) throw new ArgumentOutOfRangeException(nameof(decay), decay, "The weight decay must be at least 0.");
        var marks =
            from node in network.Nodes
            from slot in network.WeightSlotsOf(node)
            where slot.Role is WeightRole.Kernel
                || (includeBatchNorm && slot.Role is WeightRole.Gamma or WeightRole.Beta or WeightRole.Alpha)
            select KeyValuePair.Create(node.WeightName(slot.Role), decay);
        return new(network.Name, network.Nodes, network.Outputs, network.Weights, marks.ToImmutableDictionary());
    }
}

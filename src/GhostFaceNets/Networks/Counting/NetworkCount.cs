namespace GhostFaceNets.Networks;

/// <summary>The size of a network and its work for one picture, in the two ways in which papers state it.</summary>
/// <param name="TrainableParameters">Numbers that gradient descent changes.</param>
/// <param name="TotalParameters">Those and the running means and variances of batch norms.</param>
/// <param name="Macs">Multiplications with addition, of convolutions and dense layers only.</param>
/// <param name="ProfilerFlops">What the GhostFaceNets paper calls FLOPs: half of the operations that TensorFlow's
/// profiler counts, rounded down.</param>
public sealed record NetworkCount(long TrainableParameters, long TotalParameters, long Macs, long ProfilerFlops)
{
    /// <summary>Counts a network.</summary>
    public static NetworkCount Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var counts = network.Nodes.Select(node => NodeCount.Of(network, node)).ToArray();
        return new(
            counts.Sum(count => count.TrainableParameters),
            counts.Sum(count => count.TotalParameters),
            counts.Sum(count => count.Macs),
            counts.Sum(count => count.ProfilerOperations) / 2);
    }
}

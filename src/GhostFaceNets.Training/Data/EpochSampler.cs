namespace GhostFaceNets.Training.Data;

/// <summary>Which pictures make up which batch: every epoch a fresh permutation of all of them, cut into whole batches;
/// the remainder is left out. Depends on seed and epoch alone, so that a run can go on at any batch.</summary>
public sealed class EpochSampler : IBatchSampler
{
    private readonly int _count;
    private readonly long _seed;
    private (int Epoch, int[] Order) _last = (-1, []);

    /// <summary>Prepares the order of a data set.</summary>
    /// <exception cref="ArgumentException">There are fewer pictures than a batch takes.</exception>
    public EpochSampler(int count, int batchSize, long seed)
    {
        if (batchSize > count) throw new ArgumentException($"A batch takes {batchSize} pictures, the data set has {count}.", nameof(batchSize));
        (_count, BatchSize, _seed) = (count, batchSize, seed);
    }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public int Steps => _count / BatchSize;

    /// <inheritdoc/>
    public ReadOnlyMemory<int> Batch(int epoch, int step)
    {
        if (_last.Epoch != epoch) _last = (epoch, Order(epoch));
        return _last.Order.AsMemory(step * BatchSize, BatchSize);
    }

    /// <inheritdoc/>
    public int Substitute(int index, ref RandomDraws draws) => draws.NextBelow(_count);

    private int[] Order(int epoch)
    {
        var order = new int[_count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var draws = RandomDraws.OfEpoch(_seed, epoch);
        draws.Shuffle<int>(order);
        return order;
    }
}

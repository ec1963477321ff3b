namespace GhostFaceNets.Training.Data;

/// <summary>Which pictures make up which batch: every epoch a fresh permutation of all of them, cut into whole batches;
/// the remainder is left out. Depends on seed and epoch alone, so that a run can go on at any batch.</summary>
public sealed class EpochSampler
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

    /// <summary>Pictures in a batch.</summary>
    public int BatchSize { get; }

    /// <summary>Batches in an epoch.</summary>
    public int Steps => _count / BatchSize;

    /// <summary>The pictures of one batch, as indices into the source. Not for several threads at once.</summary>
    public ReadOnlyMemory<int> Batch(int epoch, int step)
    {
        if (_last.Epoch != epoch) _last = (epoch, Order(epoch));
        return _last.Order.AsMemory(step * BatchSize, BatchSize);
    }

    private int[] Order(int epoch)
    {
        var order = new int[_count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var draws = RandomDraws.OfEpoch(_seed, epoch);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = draws.NextBelow(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}

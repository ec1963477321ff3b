namespace GhostFaceNets.Training.Data;

/// <summary>Batches of triplets that were mined before: anchor, positive, negative, again and again, in a new order every
/// epoch; what fills no batch is left out, and too few begin again in another order.</summary>
public sealed class TripletSampler : IBatchSampler
{
    private const int Size = 3;
    private readonly IReadOnlyList<int> _triplets;
    private readonly PersonGroups _people;
    private readonly long _seed;
    private (int Epoch, int[] Order) _last = (-1, []);

    /// <summary>Prepares the order of triplets.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="triplets">What <see cref="TripletMiner"/> found.</param>
    /// <param name="batchSize">Pictures in a batch; what fills no triplet is not used.</param>
    /// <param name="seed">Decides the order.</param>
    /// <param name="steps">Batches in an epoch; as many as the triplets fill when left out.</param>
    /// <exception cref="ArgumentException">The triplets do not fill a batch.</exception>
    public TripletSampler(IFaceSource source, IReadOnlyList<int> triplets, int batchSize, long seed, int? steps = null)
    {
        ArgumentNullException.ThrowIfNull(triplets);
        (_triplets, _seed, BatchSize) = (triplets, seed, batchSize / Size * Size);
        _people = new PersonGroups(source, TripletMiner.GroupSize);
        if (BatchSize == 0 || triplets.Count < (steps is null ? BatchSize : Size))
        {
            throw new ArgumentException($"{triplets.Count / Size} triplets do not fill a batch of {batchSize} pictures.", nameof(triplets));
        }

        Steps = steps ?? triplets.Count / BatchSize;
    }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public int Steps { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<int> Batch(int epoch, int step)
    {
        if (_last.Epoch != epoch) _last = (epoch, Order(epoch));
        return _last.Order.AsMemory(step * BatchSize, BatchSize);
    }

    /// <summary>Another picture of the same person.</summary>
    public int Substitute(int index, ref RandomDraws draws) => _people.OfSamePerson(index, ref draws);

    private int[] Order(int epoch)
    {
        var draws = RandomDraws.OfEpoch(_seed, epoch);
        int[] starts = [.. Enumerable.Range(0, _triplets.Count / Size).Select(triplet => triplet * Size)];
        var order = new List<int>(Steps * BatchSize);
        do
        {
            draws.Shuffle<int>(starts);
            foreach (var start in starts) order.AddRange([_triplets[start], _triplets[start + 1], _triplets[start + 2]]);
        }
        while (order.Count < Steps * BatchSize);
        return [.. order];
    }
}

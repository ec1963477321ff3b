namespace GhostFaceNets.Training.Data;

/// <summary>Batches for triplet losses: whole groups of pictures of one person each, so that every picture has positives
/// and negatives in its batch. A person may appear in several groups of a batch.</summary>
public sealed class GroupSampler : IBatchSampler
{
    private readonly PersonGroups _groups;
    private readonly long _seed;
    private (int Epoch, int[] Order) _last = (-1, []);

    /// <summary>Prepares the groups of a data set.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="groupSize">Pictures in a group, 4 or more.</param>
    /// <param name="batchSize">Pictures in a batch; what fills no group is not used.</param>
    /// <param name="seed">Decides the order.</param>
    /// <exception cref="BadDataException">Fewer than two people have enough pictures, or all groups do not fill a batch.</exception>
    /// <exception cref="ArgumentException">A batch does not hold two groups.</exception>
    public GroupSampler(IFaceSource source, int groupSize, int batchSize, long seed)
    {
        _groups = new PersonGroups(source, groupSize);
        _seed = seed;
        BatchSize = batchSize / groupSize * groupSize;
        if (BatchSize < 2 * groupSize) throw new ArgumentException($"A batch of {batchSize} pictures holds no two groups of {groupSize}.", nameof(batchSize));
        Steps = _groups.Count * groupSize / BatchSize;
        if (Steps == 0) throw new BadDataException(source.Name, $"its {_groups.Count} groups of {groupSize} pictures of one person do not fill a batch of {BatchSize}.");
    }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public int Steps { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<int> Batch(int epoch, int step)
    {
        if (_last.Epoch != epoch) _last = (epoch, _groups.Order(RandomDraws.OfEpoch(_seed, epoch)));
        return _last.Order.AsMemory(step * BatchSize, BatchSize);
    }

    /// <summary>Another picture of the same person.</summary>
    public int Substitute(int index, ref RandomDraws draws) => _groups.OfSamePerson(index, ref draws);
}

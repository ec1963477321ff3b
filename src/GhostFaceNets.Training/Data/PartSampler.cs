namespace GhostFaceNets.Training.Data;

/// <summary>Batches for a head that is cut into parts: the classes are cut into equal parts, a batch is of one part, and
/// batches take turns through the parts. Classes that the parts leave over do not appear.</summary>
public sealed class PartSampler : IBatchSampler
{
    private readonly int[][] _parts;
    private readonly int _partSize;
    private readonly IFaceSource _source;
    private readonly long _seed;
    private (int Epoch, int[][] Orders) _last = (-1, []);

    /// <summary>Cuts a data set.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="parts">Parts, at most as many as people.</param>
    /// <param name="batchSize">Pictures in a batch.</param>
    /// <param name="seed">Decides the order.</param>
    /// <exception cref="BadDataException">There are fewer people than parts, or a part does not fill a batch.</exception>
    public PartSampler(IFaceSource source, int parts, int batchSize, long seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        if (parts > source.People.Count) throw new BadDataException(source.Name, $"{source.People.Count} people cannot be cut into {parts} parts.");
        (_source, BatchSize, _seed) = (source, batchSize, seed);
        _partSize = source.People.Count / parts;
        _parts = [.. Enumerable.Range(0, parts).Select(_ => Array.Empty<int>())];
        foreach (var part in Enumerable.Range(0, source.Count).GroupBy(PartOf).Where(part => part.Key < parts)) _parts[part.Key] = [.. part];
        var smallest = _parts.Min(part => part.Length);
        if (smallest < batchSize) throw new BadDataException(source.Name, $"one of {parts} parts has {smallest} pictures, which do not fill a batch of {batchSize}.");
        Steps = smallest / batchSize * parts;
    }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <summary>Batches in an epoch: as many of each part as the smallest one fills.</summary>
    public int Steps { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<int> Batch(int epoch, int step)
    {
        if (_last.Epoch != epoch) _last = (epoch, Orders(epoch));
        return _last.Orders[step % _parts.Length].AsMemory(step / _parts.Length * BatchSize, BatchSize);
    }

    /// <summary>A picture of the same part.</summary>
    public int Substitute(int index, ref RandomDraws draws)
    {
        var part = _parts[PartOf(index)];
        return part[draws.NextBelow(part.Length)];
    }

    private int PartOf(int picture) => _source.PersonOf(picture) / _partSize;

    private int[][] Orders(int epoch)
    {
        var draws = RandomDraws.OfEpoch(_seed, epoch);
        return [.. _parts.Select(part =>
        {
            var order = (int[])part.Clone();
            draws.Shuffle<int>(order);
            return order;
        })];
    }
}

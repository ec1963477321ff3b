namespace GhostFaceNets.Training.Data;

/// <summary>Groups of pictures of one person each, all of one size, from people who have enough of them.</summary>
internal sealed class PersonGroups
{
    private const int LeastSize = 4;
    private readonly IFaceSource _source;
    private readonly Dictionary<int, int[]> _pictures;

    /// <summary>Finds the people who have enough pictures. Others keep their classes, but do not appear.</summary>
    /// <param name="source">The data set.</param>
    /// <param name="size">Pictures in a group, 4 or more.</param>
    /// <exception cref="BadDataException">Fewer than two people have enough pictures.</exception>
    public PersonGroups(IFaceSource source, int size)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, LeastSize);
        (_source, Size) = (source, size);
        _pictures = Enumerable.Range(0, source.Count).GroupBy(source.PersonOf)
            .Where(person => person.Count() >= size)
            .OrderBy(person => person.Key)
            .ToDictionary(person => person.Key, person => person.ToArray());
        Count = _pictures.Values.Sum(pictures => pictures.Length / size);
        if (_pictures.Count < 2)
        {
            throw new BadDataException(
                source.Name,
                $"{_pictures.Count} of {source.People.Count} people have {size} pictures or more; triplets compare groups of {size} pictures of two people at least.");
        }
    }

    /// <summary>Pictures in a group.</summary>
    public int Size { get; }

    /// <summary>Groups in an epoch.</summary>
    public int Count { get; }

    /// <summary>All pictures of people who have enough of them, person by person.</summary>
    public IEnumerable<int> Pictures => _pictures.Values.SelectMany(pictures => pictures);

    /// <summary>A random order of all groups, one behind the other. Each person's pictures are dealt to groups anew; what
    /// fills no group is left out.</summary>
    public int[] Order(RandomDraws draws)
    {
        var groups = new List<int[]>(Count);
        foreach (var person in _pictures.Values)
        {
            var pictures = (int[])person.Clone();
            draws.Shuffle<int>(pictures);
            groups.AddRange(pictures.Chunk(Size).Where(group => group.Length == Size));
        }

        var order = groups.ToArray();
        draws.Shuffle<int[]>(order);
        return [.. order.SelectMany(group => group)];
    }

    /// <summary>A picture of the same person.</summary>
    public int OfSamePerson(int picture, ref RandomDraws draws)
    {
        var pictures = _pictures[_source.PersonOf(picture)];
        return pictures[draws.NextBelow(pictures.Length)];
    }
}

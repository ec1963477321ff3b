using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Evaluation.Calibration;

/// <summary>Scores of pairs of pictures with their people: all pairs of one person, and of the pairs of different people their number and the most
/// alike of them, which are those that decide on thresholds.</summary>
public sealed class FacePairs
{
    /// <summary>The most pictures of which each is compared with every other: the fiftieth of their pairs that calibration keeps takes 1.6 GB.</summary>
    public const int MostPictures = 100_000;

    private readonly int[] _persons;
    private readonly bool _isComplete;
    private readonly FacePair[] _impostors;

    private FacePairs(int[] persons, bool peopleAreKnown, bool isComplete, FacePair[] genuine, FacePair[] impostors, long impostorCount)
    {
        (_persons, PeopleAreKnown, _isComplete, GenuineScores, _impostors, ImpostorCount) = (persons, peopleAreKnown, isComplete, genuine, impostors, impostorCount);
        People = persons.Length == 0 ? 0 : persons.Max() + 1;
    }

    /// <summary>The number of people; where they are not known, of pairs.</summary>
    public int People { get; }

    /// <summary>The number of pictures.</summary>
    public int Pictures => _persons.Length;

    /// <summary>Whether it is known who is on each picture. Where it is not, each pair stands for itself.</summary>
    public bool PeopleAreKnown { get; }

    /// <summary>The pairs of one person, the least alike first.</summary>
    public IReadOnlyList<FacePair> GenuineScores { get; }

    /// <summary>The pairs of different people that are most alike, the most alike first: all of them, or all above some cosine.</summary>
    public IReadOnlyList<FacePair> HighestImpostors => _impostors;

    /// <summary>The same for loops that go through them many times.</summary>
    internal ReadOnlySpan<FacePair> Impostors => _impostors;

    /// <summary>The number of all pairs of different people.</summary>
    public long ImpostorCount { get; }

    /// <summary>Compares every picture of a set with every other.</summary>
    /// <param name="faces">The embeddings.</param>
    /// <param name="keepAbove">All pairs of different people above this cosine are kept; null keeps those that calibration needs.</param>
    /// <param name="progress">Hears how many pictures were compared with all others.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="InvalidOperationException">The pairs to be kept do not fit into memory.</exception>
    public static FacePairs Of(FolderEmbeddings faces, double? keepAbove = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        var numbers = faces.Persons.Distinct().Order().ToArray();
        int[] persons = [.. faces.Persons.Select(person => Array.BinarySearch(numbers, person))];
        var (genuine, impostors) = new PairSearch(faces.Embeddings, persons).Find(keepAbove, progress, cancellation);
        return new(persons, peopleAreKnown: true, isComplete: true, Sorted(genuine), Sorted(impostors, descending: true), DifferentPairs(persons));
    }

    /// <summary>The pairs of a list.</summary>
    /// <param name="pairs">The pairs and the truth; the pictures are numbered from 0.</param>
    /// <param name="scores">The cosine of each.</param>
    /// <param name="persons">The person of each picture, any numbers; null where they are not known.</param>
    public static FacePairs Of(IReadOnlyList<VerificationPair> pairs, PairScores scores, IReadOnlyList<int>? persons = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(scores);
        var numbers = persons?.Distinct().Order().ToArray();
        int[] clusters = [.. numbers is null ? Enumerable.Range(0, 2 * pairs.Count).Select(picture => picture / 2) : persons!.Select(person => Array.BinarySearch(numbers, person))];
        // Without people the pictures are those of the pairs, each by itself.
        var scored = pairs.Select((pair, i) => numbers is null ? new FacePair(2 * i, 2 * i + 1, scores.Values[i]) : new FacePair(pair.First, pair.Second, scores.Values[i])).ToArray();
        return new(
            clusters,
            numbers is not null,
            isComplete: false,
            Sorted([.. scored.Where((_, i) => pairs[i].Same)]),
            Sorted([.. scored.Where((_, i) => !pairs[i].Same)], descending: true),
            pairs.Count(pair => !pair.Same));
    }

    /// <summary>The pairs whose pictures both are among the chosen ones.</summary>
    /// <param name="isChosen">Chooses pictures by their index.</param>
    public FacePairs Among(Func<int, bool> isChosen)
    {
        ArgumentNullException.ThrowIfNull(isChosen);
        var chosen = Enumerable.Range(0, _persons.Length).Where(isChosen).ToArray();
        var places = new int[_persons.Length];
        Array.Fill(places, -1);
        for (var i = 0; i < chosen.Length; i++) places[chosen[i]] = i;
        var numbers = chosen.Select(picture => _persons[picture]).Distinct().Order().ToArray();
        int[] persons = [.. chosen.Select(picture => Array.BinarySearch(numbers, _persons[picture]))];
        FacePair[] Moved(IReadOnlyList<FacePair> pairs) =>
            [.. pairs.Where(pair => places[pair.First] >= 0 && places[pair.Second] >= 0).Select(pair => new FacePair(places[pair.First], places[pair.Second], pair.Score))];
        var impostors = Moved(HighestImpostors);
        return new(persons, PeopleAreKnown, _isComplete, Moved(GenuineScores), impostors, _isComplete ? DifferentPairs(persons) : impostors.Length);
    }

    /// <summary>The person of a picture; of an unknown one the number of its pair.</summary>
    public int PersonOf(int picture) => _persons[picture];

    /// <summary>The pairs of different people among the chosen of all pictures.</summary>
    internal long DifferentPairs(Func<int, bool> isChosen) =>
        _isComplete ? DifferentPairs([.. _persons.Where((_, picture) => isChosen(picture))]) : _impostors.LongCount(pair => isChosen(pair.First) && isChosen(pair.Second));

    /// <summary>How often a pair counts when each person counts as often as is given: a pair of people once for each pair of their copies.</summary>
    internal long Weight(FacePair pair, ReadOnlySpan<int> weights)
    {
        var (first, second) = (_persons[pair.First], _persons[pair.Second]);
        return first == second ? weights[first] : (long)weights[first] * weights[second];
    }

    /// <summary>The sum of that over all pairs of different people.</summary>
    internal double ImpostorWeight(int[] weights)
    {
        if (!_isComplete) return HighestImpostors.Sum(pair => (double)Weight(pair, weights));
        var pictures = new double[People];
        foreach (var person in _persons) pictures[person] += weights[person];
        var all = pictures.Sum();
        return (all * all - pictures.Sum(count => count * count)) / 2;
    }

    private static long DifferentPairs(int[] persons) =>
        ((long)persons.Length * persons.Length - persons.CountBy(person => person).Sum(person => (long)person.Value * person.Value)) / 2;

    private static FacePair[] Sorted(FacePair[] pairs, bool descending = false)
    {
        var sign = descending ? -1 : 1;
        Array.Sort(pairs, (a, b) => a.Score != b.Score ? sign * a.Score.CompareTo(b.Score) : (a.First, a.Second).CompareTo((b.First, b.Second)));
        return pairs;
    }
}

namespace GhostFaceNets.Synthetic;

/// <summary>What a synthetic data set holds; the same plan always makes the same files.</summary>
public sealed record SyntheticPlan
{
    /// <summary>The most people of one data set; people from this number on appear only in verification pairs.</summary>
    public const int MaximalPeople = 1_000_000;

    /// <summary>The most pictures of one person.</summary>
    public const int MaximalImages = 10_000;

    /// <summary>The most verification pairs.</summary>
    public const int MaximalPairs = 50_000;

    /// <summary>Pairs come in ten folds, each with as many of same as of different people.</summary>
    public const int PairStep = 20;

    /// <summary>Plans a data set.</summary>
    /// <param name="people">People to train on, 2 .. <see cref="MaximalPeople"/>.</param>
    /// <param name="images">Pictures of each, 1 .. <see cref="MaximalImages"/>.</param>
    /// <param name="pairs">Verification pairs of other people: a multiple of <see cref="PairStep"/> up to <see cref="MaximalPairs"/>.</param>
    /// <param name="seed">Chooses the people.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public SyntheticPlan(int people, int images, int pairs, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people, MaximalPeople);
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(images, MaximalImages);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, PairStep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pairs, MaximalPairs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pairs % PairStep, 0, nameof(pairs));
        (People, Images, Pairs, Seed) = (people, images, pairs, seed);
    }

    /// <summary>People to train on.</summary>
    public int People { get; }

    /// <summary>Pictures of each person.</summary>
    public int Images { get; }

    /// <summary>Verification pairs of other people.</summary>
    public int Pairs { get; }

    /// <summary>Chooses the people.</summary>
    public int Seed { get; }
}

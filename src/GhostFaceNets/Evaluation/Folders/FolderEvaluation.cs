using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Evaluation.Folders;

/// <summary>How well embeddings tell the people of a folder apart, each picture against the centre of each person.</summary>
public sealed class FolderEvaluation
{
    private FolderEvaluation(int people, double accuracy, double? leaveOneOut, PairScores scores)
    {
        (People, Accuracy, LeaveOneOutAccuracy, Scores) = (people, accuracy, leaveOneOut, scores);
        Curve = RocCurve.Of(scores.Values, scores.Same);
    }

    /// <summary>The number of people.</summary>
    public int People { get; }

    /// <summary>The share of pictures whose nearest centre is their person's, 0..1. The picture itself is in its centre, as in the reference, which flatters:
    /// a person with one picture is always found.</summary>
    public double Accuracy { get; }

    /// <summary>The same with each picture taken out of its own centre, over the people with two pictures or more; null where there are none.</summary>
    public double? LeaveOneOutAccuracy { get; }

    /// <summary>All scores of picture and centre, picture by picture: one genuine score a picture, and one impostor score for each other person.</summary>
    public PairScores Scores { get; }

    /// <summary>The curve over all scores.</summary>
    public RocCurve Curve { get; }

    /// <summary>Measures embeddings. Holds pictures times people scores.</summary>
    /// <param name="faces">The embeddings.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <exception cref="ArgumentException">Pictures times people are more than an array can hold.</exception>
    public static FolderEvaluation Of(FolderEmbeddings faces, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        var centres = new PersonCentres(faces);
        var images = faces.Embeddings.Count;
        if ((long)images * centres.People > Array.MaxLength)
        {
            throw new ArgumentException($"{images} pictures times {centres.People} people are more scores than can be held.", nameof(faces));
        }

        var scores = new double[images * centres.People];
        var same = new bool[scores.Length];
        Parallel.For(0, images, new ParallelOptions { CancellationToken = cancellation }, image =>
        {
            var at = image * centres.People;
            for (var person = 0; person < centres.People; person++) scores[at + person] = centres.Score(image, person);
            same[at + centres.PersonOf(image)] = true;
        });
        var (right, rightWithout, withOthers) = (0, 0, 0);
        for (var image = 0; image < images; image++)
        {
            var row = scores.AsSpan(image * centres.People, centres.People);
            var own = centres.PersonOf(image);
            if (Nearest(row) == own) right++;
            if (centres.Images[own].Count < 2) continue;
            withOthers++;
            var without = centres.ScoreWithoutItself(image);
            if (!Any(row[..own], without) && !Any(row[(own + 1)..], without)) rightWithout++;
        }

        return new(centres.People, (double)right / images, withOthers == 0 ? null : (double)rightWithout / withOthers, new PairScores(scores, same));
    }

    private static int Nearest(ReadOnlySpan<double> row)
    {
        var nearest = 0;
        for (var person = 1; person < row.Length; person++)
        {
            if (row[person] > row[nearest]) nearest = person;
        }

        return nearest;
    }

    /// <summary>Whether another person is nearer.</summary>
    private static bool Any(ReadOnlySpan<double> others, double score)
    {
        foreach (var other in others)
        {
            if (other >= score) return true;
        }

        return false;
    }
}

using System.Globalization;
using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Evaluation.Folders;

/// <summary>How well embeddings tell the people of a folder apart, each picture against the centre of each person.</summary>
public sealed class FolderEvaluation
{
    /// <summary>The most <see cref="Scores"/> that can be held: pictures times people.</summary>
    public const int MostScores = 100_000_000;

    private readonly Lazy<PairScores> _scores;

    private FolderEvaluation(int people, double accuracy, double? leaveOneOut, RocCurve curve, Func<PairScores> scores) =>
        (People, Accuracy, LeaveOneOutAccuracy, Curve, _scores) = (people, accuracy, leaveOneOut, curve, new(scores));

    /// <summary>The number of people.</summary>
    public int People { get; }

    /// <summary>The share of pictures whose nearest centre is their person's, 0..1. The picture itself is in its centre, as in the reference, which flatters:
    /// a person with one picture is always found.</summary>
    public double Accuracy { get; }

    /// <summary>The same with each picture taken out of its own centre, over the people with two pictures or more, another person who is as near counting
    /// against it; null where there are none.</summary>
    public double? LeaveOneOutAccuracy { get; }

    /// <summary>All scores of picture and centre, picture by picture: one genuine score a picture, and one impostor score for each other person.
    /// They are computed when they are asked for.</summary>
    /// <exception cref="InvalidOperationException">They are too many to be held.</exception>
    public PairScores Scores => _scores.Value;

    /// <summary>The curve over all scores. Points
    /// between others of the same TAR are left out, so that <see cref="RocCurve.ReferenceTarAt"/> is to be had from <see cref="ReferenceTarAtFar"/> instead.</summary>
    public RocCurve Curve { get; }

    /// <summary>The reference's TAR by FAR, <c>1e-1</c> .. <c>1e-6</c>; see <see cref="RocCurve.ReferenceTarAt"/>.</summary>
    public required IReadOnlyDictionary<string, double> ReferenceTarAtFar { get; init; }

    /// <summary>Measures embeddings. The scores of all pictures with all people are never held together, and their order is exact nevertheless.</summary>
    /// <param name="faces">The embeddings.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="InvalidOperationException">Thousands of millions of scores are equal: the network tells nobody apart.</exception>
    public static FolderEvaluation Of(FolderEmbeddings faces, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        var centres = new PersonCentres(faces);
        var images = faces.Embeddings.Count;
        var scores = new CentreScores(faces, centres, cancellation: cancellation);
        var (right, rightWithout, withOthers) = (0, 0, 0);
        for (var image = 0; image < images; image++)
        {
            var own = centres.PersonOf(image);
            var (score, other) = (scores.Own[image], scores.NearestOther[image]);
            // Of equally near people the first counts, as in the reference.
            if (score > other || (score == other && own < scores.NearestOtherPerson[image])) right++;
            if (centres.Images[own].Count < 2) continue;
            withOthers++;
            // Both in the same arithmetic and rounded, or their last bits would tell people apart whose pictures are the same.
            if (centres.People == 1 || (float)centres.ScoreWithoutItself(image) > (float)centres.Score(image, scores.NearestOtherPerson[image])) rightWithout++;
        }

        var (curve, reference) = scores.Curve([.. VerificationMeasures.FarTargets.Select(far => double.Parse(far, CultureInfo.InvariantCulture))], cancellation);
        return new(centres.People, (double)right / images, withOthers == 0 ? null : (double)rightWithout / withOthers, curve, scores.All)
        {
            ReferenceTarAtFar = VerificationMeasures.FarTargets.Zip(reference).ToDictionary(rate => rate.First, rate => rate.Second),
        };
    }
}

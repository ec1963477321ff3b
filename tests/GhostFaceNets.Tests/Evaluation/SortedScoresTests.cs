using CsCheck;
using GhostFaceNets.Evaluation;

namespace GhostFaceNets.Tests.Evaluation;

public class SortedScoresTests
{
    private const double Near = 1e-12;

    [Fact]
    public void Every_figure_is_that_of_the_curve_of_the_same_scores() =>
        Gen.Select(Gen.Int[-6, 6].Array[1, 60], Gen.Bool.Array[60]).Sample((places, labels) =>
        {
            // Few values, so that most scores have ties.
            float[] scores = [.. places.Select(place => place / 8f), 0.3f, 0.4f];
            bool[] same = [.. labels.Take(places.Length), true, false];
            var (sorted, curve) = (SortedScores.Of(scores, same), RocCurve.Of([.. scores.Select(score => (double)score)], same));
            sorted.Area.ShouldBe(curve.Area!.Value, Near);
            sorted.EqualErrorRate.ShouldBe(curve.EqualErrorRate!.Value, Near);
            foreach (var far in (double[])[0, 1e-6, 0.01, 0.05, 0.1, 0.25, 1.0 / 3, 0.5, 0.9, 1])
            {
                sorted.TarAt(far).ShouldBe(curve.TarAt(far), Near);
                sorted.ReferenceTarAt(far).ShouldBe(curve.ReferenceTarAt(far), Near);
            }
        }, iter: 2000);

    [Fact]
    public void The_outline_keeps_exact_points_up_to_the_last()
    {
        var random = new Random(7);
        float[] scores = [.. Enumerable.Range(0, 30_000).Select(i => random.NextSingle() + (i % 3 == 0 ? 0.3f : 0))];
        bool[] same = [.. Enumerable.Range(0, scores.Length).Select(i => i % 3 == 0)];
        var sorted = SortedScores.Of(scores, same);
        var outline = sorted.Outline();
        outline.Thresholds.Count.ShouldBeLessThan(2000);
        (outline.TrueAcceptRates[^1], outline.FalseAcceptRates[^1]).ShouldBe((1, 1));
        outline.Area!.Value.ShouldBe(sorted.Area, 1e-3);
        foreach (var (far, tar) in outline.FalseAcceptRates.Zip(outline.TrueAcceptRates)) tar.ShouldBeLessThanOrEqualTo(sorted.TarAt(far) + Near);
        for (var impostors = 0; impostors < 50; impostors++) outline.TarAt(impostors / 20_000.0).ShouldBe(sorted.TarAt(impostors / 20_000.0), Near);
    }

    [Fact]
    public void Scores_that_are_no_numbers_are_refused() =>
        Should.Throw<ArgumentException>(() => SortedScores.Of([1, float.NaN, 2], [true, true, false])).Message.ShouldContain("Score 1 is NaN");

    [Fact]
    public void Scores_of_one_kind_make_no_curve() => Should.Throw<ArgumentException>(() => SortedScores.Of([1, 2], [true, true])).Message.ShouldContain("0 impostor");
}

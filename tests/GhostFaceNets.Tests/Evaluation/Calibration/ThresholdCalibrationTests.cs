using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Evaluation.Calibration;

/// <summary>The numbers were computed once with numpy on <see cref="DrawnPeople"/>: s = e e^T over all pairs i &lt; j, t = the (floor(f N) + 1)th highest score of the
/// N pairs of different people; intervals as the percentiles 2.5 and 97.5 of 100,000 draws w = bincount(randint(40, 40 times)) of
/// sum w_p w_q [s > t] / sum w_p w_q and sum w_p [s &lt;= t] / sum w_p.</summary>
public class ThresholdCalibrationTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Pictures_that_are_the_same_have_a_cosine_of_no_more_than_one_which_cards_may_hold()
    {
        var random = new Random(5);
        float[][] pictures = [.. Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, 512).Select(_ => random.NextSingle() - 0.5f).ToArray())];
        var faces = new FolderEmbeddings(new Embeddings(100, 512, [.. Enumerable.Range(0, 100).SelectMany(i => pictures[i / 2])]), [.. Enumerable.Range(0, 100)], [.. Enumerable.Range(0, 100).Select(i => $"{i}.jpg")]);
        var scores = FacePairs.Of(faces, cancellation: TestContext.Current.CancellationToken).HighestImpostors.Take(50).Select(pair => pair.Score).ToArray();
        scores[^1].ShouldBe(1, 1e-6);
        scores[0].ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Thresholds_and_errors_are_those_of_an_independent_program()
    {
        var pairs = Drawn();
        (pairs.People, pairs.GenuineScores.Count, pairs.ImpostorCount).ShouldBe((40, 120, 7020));
        var thresholds = ThresholdCalibration.Of(pairs, TestContext.Current.CancellationToken);
        thresholds.Select(threshold => threshold.FalseMatchRate).ShouldBe([1e-2, 1e-3, 1e-4, 1e-5]);
        thresholds.Select(threshold => threshold.Rates.Threshold).ShouldBeNear([0.754408301818305, 0.873472315957138, 0.9429372319847383, 0.9429372319847383], Tolerance);
        thresholds.Select(threshold => (threshold.Rates.FalseMatches, threshold.Rates.ConfusedPeople, threshold.Rates.FalseNonMatches))
            .ShouldBe([(70L, 38L, 28L), (7, 5, 86), (0, 0, 115), (0, 0, 115)]);
    }

    [Fact]
    public void A_rate_that_too_few_people_were_confused_at_is_not_supported() =>
        ThresholdCalibration.Of(Drawn(), TestContext.Current.CancellationToken)
            .Select(threshold => threshold.IsSupported).ShouldBe([true, false, false, false]);

    [Fact]
    public void Intervals_by_drawing_people_are_those_of_an_independent_program()
    {
        var threshold = ThresholdCalibration.Of(Drawn(), TestContext.Current.CancellationToken)[0];
        ShouldBeNear(threshold.Rates.FalseMatchRateInterval, 0.00493182, 0.01639106, 0.0015);
        ShouldBeNear(threshold.CosineInterval, 0.71304206, 0.78732913, 0.01);
        ShouldBeNear(threshold.Rates.FalseNonMatchRateInterval, 0.14166667, 0.33333333, 0.02);
    }

    [Fact]
    public void Without_a_false_match_the_interval_ends_at_the_rate_that_the_pairs_of_people_rule_out()
    {
        var interval = ThresholdCalibration.Of(Drawn(), TestContext.Current.CancellationToken)[3].Rates.FalseMatchRateInterval;
        ShouldBeNear(interval, 0, 1 - Math.Pow(0.025, 1 / 780.0), 1e-12);
    }

    [Fact]
    public void A_list_of_all_pairs_gives_what_the_folder_gives()
    {
        var faces = DrawnPeople.Faces();
        VerificationPair[] pairs = [.. Enumerable.Range(0, faces.Persons.Count).SelectMany(i => Enumerable.Range(i + 1, faces.Persons.Count - i - 1)
            .Select(j => new VerificationPair(i, j, faces.Persons[i] == faces.Persons[j])))];
        var scores = new PairScores([.. pairs.Select(pair => Cosine.Of(faces.Embeddings[pair.First], faces.Embeddings[pair.Second]))], [.. pairs.Select(pair => pair.Same)]);
        var listed = ThresholdCalibration.Of(FacePairs.Of(pairs, scores, [.. faces.Persons.Select(person => 7 * person)]), TestContext.Current.CancellationToken)[0];
        var all = ThresholdCalibration.Of(Drawn(), TestContext.Current.CancellationToken)[0];
        listed.Rates.Threshold.ShouldBe(all.Rates.Threshold, Tolerance);
        ShouldBeNear(listed.CosineInterval, all.CosineInterval!.Value.Low, all.CosineInterval.Value.High, Tolerance);
        ShouldBeNear(listed.Rates.FalseMatchRateInterval, all.Rates.FalseMatchRateInterval!.Value.Low, all.Rates.FalseMatchRateInterval.Value.High, Tolerance);
        listed.Rates.ConfusedPeople.ShouldBe(38);
    }

    [Fact]
    public void Pairs_of_unknown_people_are_drawn_themselves()
    {
        // 3,000 pairs of different people of which 60 match above 0.5: a binomial share of 2 percent, whose deviation is sqrt(0.02 x 0.98 / 3000) = 0.00256.
        VerificationPair[] pairs = [.. Enumerable.Range(0, 6000).Select(i => new VerificationPair(2 * i, 2 * i + 1, i % 2 == 0))];
        var scores = new PairScores([.. pairs.Select((pair, i) => pair.Same ? 0.9 : i < 120 ? 0.6 : i / 20_000.0)], [.. pairs.Select(pair => pair.Same)]);
        var known = FacePairs.Of(pairs, scores);
        known.PeopleAreKnown.ShouldBeFalse();
        var rates = new PeopleBootstrap(known).Rates([0.5], TestContext.Current.CancellationToken)[0];
        (rates.FalseMatches, rates.ConfusedPeople).ShouldBe((60L, 60L));
        ShouldBeNear(rates.FalseMatchRateInterval, 0.02 - 1.96 * 0.00256, 0.02 + 1.96 * 0.00256, 0.0008);
    }

    [Fact]
    public void Equal_scores_never_let_more_pairs_match_than_allowed()
    {
        // Of 200 pairs 5 are at 0.8 and 1 at 0.9; 2 may match, so the threshold is the 0.8 that none of the five exceeds.
        VerificationPair[] pairs = [.. Enumerable.Range(0, 200).Select(i => new VerificationPair(2 * i, 2 * i + 1, Same: false))];
        var scores = new PairScores([.. pairs.Select((_, i) => i == 0 ? 0.9 : i <= 5 ? 0.8 : 0.1)], [.. pairs.Select(pair => pair.Same)]);
        var threshold = ThresholdCalibration.Of(FacePairs.Of(pairs, scores), TestContext.Current.CancellationToken)[0];
        (threshold.Rates.Threshold, threshold.Rates.FalseMatches).ShouldBe((0.8, 1L));
    }

    [Fact]
    public void Few_people_support_no_threshold()
    {
        var faces = DrawnPeople.Faces();
        ThresholdCalibration.Of(Drawn().Among(picture => faces.Persons[picture] < PeopleBootstrap.LeastPeople - 1), TestContext.Current.CancellationToken)
            .ShouldAllBe(threshold => threshold.CosineInterval == null && !threshold.IsSupported);
        Should.Throw<ArgumentException>(() => ThresholdCalibration.Of(Drawn().Among(picture => picture < 3), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_most_alike_pairs_are_found_without_keeping_all()
    {
        var faces = DrawnPeople.Faces();
        var all = Drawn().HighestImpostors;
        var (genuine, some) = new PairSearch(faces.Embeddings, [.. faces.Persons], kept: 500).Find(null, null, TestContext.Current.CancellationToken);
        genuine.Length.ShouldBe(120);
        some.Length.ShouldBeInRange(500, 600);
        some.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.First).ThenBy(pair => pair.Second).ShouldBe(all.Take(some.Length));
        new PairSearch(faces.Embeddings, [.. faces.Persons], kept: 500).Find(0.5, null, TestContext.Current.CancellationToken)
            .Impostors.Count(pair => pair.Score > 0.5).ShouldBe(all.Count(pair => pair.Score > 0.5));
    }

    [Theory]
    [InlineData(null, "fewer pictures.")]
    [InlineData(-1.0, "a higher threshold.")]
    public void More_pairs_than_fit_are_refused_before_any_is_kept(double? keepAbove, string advice)
    {
        var faces = DrawnPeople.Faces();
        Should.Throw<InvalidOperationException>(() => new PairSearch(faces.Embeddings, [.. faces.Persons], kept: 500, most: 600).Find(keepAbove, null, TestContext.Current.CancellationToken))
            .Message.ShouldEndWith(advice);
    }

    private static FacePairs Drawn() => FacePairs.Of(DrawnPeople.Faces(), cancellation: TestContext.Current.CancellationToken);

    private static void ShouldBeNear(ConfidenceInterval? interval, double low, double high, double tolerance)
    {
        interval.ShouldNotBeNull();
        interval.Value.Low.ShouldBe(low, tolerance);
        interval.Value.High.ShouldBe(high, tolerance);
    }
}

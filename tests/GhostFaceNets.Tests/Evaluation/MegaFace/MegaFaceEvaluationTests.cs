using CsCheck;
using GhostFaceNets.Evaluation.MegaFace;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Evaluation.MegaFace;

public class MegaFaceEvaluationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Ranks_and_true_accepts_agree_with_plain_loops() =>
        Gen.Select(Gen.Int[2, 12], Gen.Int[1, 400], Gen.Int[1, 20], Gen.Int[1, 150], Gen.Int[1, 3], Gen.UInt).Sample(
            (probes, distractors, size, part, threads, seed) =>
            {
                // Small whole numbers, whose squares and sums are exact, with many ties.
                var random = new Random((int)seed);
                Embeddings Rows(int count) => new(count, size, [.. Enumerable.Range(0, count * size).Select(_ => (float)random.Next(-3, 4))]);
                var (searched, among) = (Rows(probes), Rows(distractors));
                int[] persons = [7, 7, .. Enumerable.Range(2, probes - 2).Select(_ => random.Next(3))];
                var parts = Enumerable.Range(0, distractors).Chunk(part).Select(rows => new Embeddings(rows.Length, size, [.. rows.SelectMany(row => among[row].ToArray())]));
                var evaluation = MegaFaceEvaluation.Of(searched, persons, parts, threads: threads, cancellation: Cancellation);

                double Distance(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
                {
                    var sum = 0.0;
                    for (var i = 0; i < one.Length; i++) sum += (one[i] - other[i]) * (one[i] - other[i]);
                    return sum;
                }

                var impostors = Enumerable.Range(0, probes).SelectMany(p => Enumerable.Range(0, distractors).Select(d => Distance(searched[p], among[d]))).ToArray();
                var genuine = new List<double>();
                var trials = new List<MegaFaceTrial>();
                for (var probe = 0; probe < probes; probe++)
                for (var mate = 0; mate < probes; mate++)
                {
                    if (mate == probe || persons[mate] != persons[probe]) continue;
                    var distance = Distance(searched[probe], searched[mate]);
                    genuine.Add(distance);
                    trials.Add(new(probe, mate, 1 + Enumerable.Range(0, distractors).Count(d => impostors[probe * distractors + d] < distance)));
                }

                evaluation.Trials.ShouldBe(trials);
                evaluation.Distractors.ShouldBe(distractors);
                foreach (var rank in new[] { 1, 2, 10, distractors + 1 }) evaluation.RateAt(rank).ShouldBe((double)trials.Count(trial => trial.Rank <= rank) / trials.Count, 1e-12);
                foreach (var far in new[] { 1e-6, 0.01, 0.3, 1 })
                {
                    var best = impostors.Concat(genuine).Prepend(-1).Where(threshold => (double)impostors.Count(d => d <= threshold) / impostors.Length <= far)
                        .Max(threshold => (double)genuine.Count(d => d <= threshold) / genuine.Count);
                    evaluation.TarAt(far)!.Value.ShouldBe(best, 1e-12);
                }
            },
            iter: 60, threads: 1);

    [Fact]
    public void More_scores_than_are_kept_give_the_same_rates_up_to_those()
    {
        var random = new Random(3);
        var kept = new HighestScores(100);
        float[] scores = [.. Enumerable.Range(0, 5000).Select(_ => (float)random.Next(1000))];
        foreach (var part in scores.Chunk(37)) kept.Add(part, part.Max());
        var above = scores.Where(score => score > kept.Floor).Order().ToArray();
        above.Length.ShouldBeInRange(90, 300);
        kept.Kept.ToArray().Where(score => score > kept.Floor).Order().ShouldBe(above);
    }

    [Fact]
    public void The_curve_of_ranks_begins_with_each_rank_and_ends_behind_the_last_distractor()
    {
        var probes = new Embeddings(2, 1, [0, 2]);
        var distractors = new Embeddings(5000, 1, [.. Enumerable.Range(0, 5000).Select(i => i < 1200 ? 1f : 9f)]);
        var cmc = MegaFaceEvaluation.Of(probes, [0, 0], [distractors], cancellation: Cancellation).Cmc("one");
        cmc.Ranks.Take(1000).ShouldBe(Enumerable.Range(1, 1000));
        (cmc.Ranks[^1], cmc.Rates[0], cmc.Rates[^1]).ShouldBe((5001, 0, 1));
        cmc.Ranks.Zip(cmc.Rates).ShouldAllBe(point => point.Second == (point.First >= 1201 ? 1 : 0));
    }

    [Fact]
    public void Listed_noise_is_farther_than_everything_by_both_distances()
    {
        var probes = new Embeddings(2, 3, [1, 0, 0, -1, 0, 0]);
        var distractors = new Embeddings(2, 3, [1, 0, NoiseRemoval.Away, -1, 0, NoiseRemoval.Away]);
        foreach (var distance in Enum.GetValues<MegaFaceDistance>())
        {
            MegaFaceEvaluation.Of(probes, [0, 0], [distractors], distance, refined: true, cancellation: Cancellation).RateAt(1).ShouldBe(1);
        }
    }

    [Fact]
    public void The_seed_chooses_the_vector_that_stands_for_a_listed_picture()
    {
        var embeddings = new Embeddings(3, 2, [1, 0, 0, 1, 5, 5]);
        string[] pictures = ["A/a1.png", "A/a2.png", "A/a3.png"];
        var noises = new NoiseLists(new HashSet<string> { "a3.png" }, new HashSet<string>());
        var one = NoiseRemoval.Probes(embeddings, pictures, noises, seed: 1);
        one.Values.ShouldBe(NoiseRemoval.Probes(embeddings, pictures, noises, seed: 1).Values);
        one.Values.ShouldNotBe(NoiseRemoval.Probes(embeddings, pictures, noises, seed: 2).Values);
        // The direction of (1, 1), within a thousandth.
        one[2].ToArray().Select(value => (double)value).ShouldBeNear([Math.Sqrt(0.5), Math.Sqrt(0.5), 0], 1e-3);
        one[0].ToArray().ShouldBe([1, 0, 0]);
    }

    [Fact]
    public void A_person_of_whom_only_noise_is_left_is_named()
    {
        var noises = new NoiseLists(new HashSet<string> { "a1.png" }, new HashSet<string>());
        Should.Throw<BadDataException>(() => NoiseRemoval.Probes(new(1, 1, [1]), ["A/a1.png"], noises)).Message.ShouldContain("A/a1.png");
    }

    [Fact]
    public void What_cannot_be_searched_is_refused()
    {
        var probes = new Embeddings(2, 2, [1, 0, 0, 1]);
        Should.Throw<ArgumentException>(() => MegaFaceEvaluation.Of(probes, [1, 2], [probes], cancellation: Cancellation)).Message.ShouldContain("two probes");
        Should.Throw<ArgumentException>(() => MegaFaceEvaluation.Of(probes, [1, 1], [new(1, 3, [1, 2, 3])], cancellation: Cancellation)).Message.ShouldContain("3 numbers");
        Should.Throw<ArgumentException>(() => MegaFaceEvaluation.Of(probes, [1], [probes], cancellation: Cancellation));
    }
}

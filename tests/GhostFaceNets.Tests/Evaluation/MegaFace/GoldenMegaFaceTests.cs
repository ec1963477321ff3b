using System.Text.Json;
using GhostFaceNets.Evaluation.MegaFace;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation.MegaFace;

public class GoldenMegaFaceTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(MegaFaceDistance.Euclidean)]
    [InlineData(MegaFaceDistance.Cosine)]
    public void Ranks_and_rates_of_raw_embeddings_are_the_golden_ones(MegaFaceDistance distance)
    {
        var golden = SharedFolder.GoldenJson("megaface.json");
        var inputs = golden.GetProperty("inputs");
        var evaluation = MegaFaceEvaluation.Of(Probes(inputs), Persons(inputs.GetProperty("probe_labels")), [Distractors(inputs)], distance, cancellation: Cancellation);
        ShouldBe(evaluation, golden.GetProperty("expected").GetProperty("without_noise_list"));
    }

    [Theory]
    [InlineData(MegaFaceDistance.Euclidean)]
    [InlineData(MegaFaceDistance.Cosine)]
    public void Ranks_and_rates_without_noise_are_the_golden_ones(MegaFaceDistance distance)
    {
        using var folder = new TemporaryFolder();
        var golden = SharedFolder.GoldenJson("megaface.json");
        var (inputs, expected) = (golden.GetProperty("inputs"), golden.GetProperty("expected"));
        var noises = Noises(inputs, folder);
        var probes = CleanProbes(inputs, noises);
        for (var i = 0; i < probes.Count; i++)
        {
            probes[i].ToArray().Select(value => (double)value).ShouldBeNear(expected.GetProperty("cleaned_probe_vectors")[i].Doubles(), Tolerance);
        }

        var names = Names(inputs, "distractor_names");
        names.Select(name => (double)NoiseRemoval.Extra(name, noises)).ShouldBe(expected.GetProperty("cleaned_distractor_last_component").Doubles());
        var raw = Distractors(inputs);
        var distractors = new Embeddings(raw.Count, raw.Size + 1, [.. Enumerable.Range(0, raw.Count).SelectMany(i => raw[i].ToArray().Append(NoiseRemoval.Extra(names[i], noises)))]);

        var evaluation = MegaFaceEvaluation.Of(probes, Persons(inputs.GetProperty("probe_labels")), [distractors], distance, refined: true, cancellation: Cancellation);
        ShouldBe(evaluation, expected.GetProperty("with_noise_list_reference_literal"));
    }

    [Theory]
    [InlineData("raw", false)]
    [InlineData("refined", true)]
    public void Ranks_and_rates_of_the_second_program_s_golden_numbers_agree(string kind, bool refined)
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("megaface_protocol");
        var noisy = golden.GetProperty("noisy_distractor_rows").EnumerateArray().Select(row => row.GetInt32()).ToArray();
        Embeddings Rows(string name, int[] away)
        {
            var rows = golden.GetProperty(name).Rows();
            return !refined ? rows : new(rows.Count, rows.Size + 1, [.. Enumerable.Range(0, rows.Count).SelectMany(i => rows[i].ToArray().Append(away.Contains(i) ? NoiseRemoval.Away : 0))]);
        }

        var evaluation = MegaFaceEvaluation.Of(Rows("probes", []), Persons(golden.GetProperty("probe_ids")), [Rows("distractors", noisy)], refined: refined, cancellation: Cancellation);
        var expected = golden.GetProperty(kind);
        evaluation.Trials.OrderBy(trial => trial.Mate).ThenBy(trial => trial.Probe).Select(trial => trial.Rank)
            .ShouldBe(expected.GetProperty("ranks").EnumerateArray().Select(rank => rank.GetInt32()));
        foreach (var rate in expected.GetProperty("cmc").EnumerateObject()) evaluation.RateAt(int.Parse(rate.Name)).ShouldBe(rate.Value.GetDouble(), Tolerance);
        foreach (var tar in expected.GetProperty("tar_strict").EnumerateObject()) evaluation.TarAt(double.Parse(tar.Name))!.Value.ShouldBe(tar.Value.GetDouble(), Tolerance);
    }

    [Fact]
    public void Feature_files_have_the_golden_bytes()
    {
        using var folder = new TemporaryFolder();
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("megaface_bin");
        float[] vector = [.. golden.GetProperty("vector").Doubles().Select(value => (float)value)];
        foreach (var (name, numbers) in new[] { ("file", vector), ("clean_file", [.. vector, 0f]), ("noisy_distractor_file", [.. vector, NoiseRemoval.Away]) })
        {
            FeatureFile.Write(folder[name], numbers);
            Convert.ToHexStringLower(File.ReadAllBytes(folder[name])).ShouldBe(golden.GetProperty(name).GetString());
            FeatureFile.Read(folder[name]).ShouldBe(numbers);
        }
    }

    [Fact]
    public void The_published_noise_lists_are_read()
    {
        var noises = NoiseLists.Read(SharedFolder.Data("megaface", "facescrub_noises.txt"), SharedFolder.Data("megaface", "megaface_noises.txt"));
        noises.HasPerson("Aaron_Eckhart/Aaron_Eckhart_136.png").ShouldBeTrue();
        noises.HasPerson("Aaron_Eckhart/Aaron_Eckhart_1.png").ShouldBeFalse();
        noises.HasDistractor("375/37531198@N00/4174611825_0.jpg").ShouldBeTrue();
        // Counted by: grep -v '^#' FILE | sort -u | wc -l
        (noises.FaceScrub.Count, noises.MegaFace.Count).ShouldBe((605, 707));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void ShouldBe(MegaFaceEvaluation evaluation, JsonElement expected)
    {
        int[][] pairs = [.. expected.GetProperty("trials_probe_mate").EnumerateArray().Select(pair => new[] { pair[0].GetInt32(), pair[1].GetInt32() })];
        evaluation.Trials.Select(trial => new[] { trial.Probe, trial.Mate }).ShouldBe(pairs);
        evaluation.Trials.Select(trial => trial.Rank).ShouldBe(expected.GetProperty("ranks").EnumerateArray().Select(rank => rank.GetInt32()));
        foreach (var rank in new[] { 1, 5, 10 }) evaluation.RateAt(rank).ShouldBe(expected.GetProperty($"rank{rank}").GetDouble(), Tolerance);
        var verification = expected.GetProperty("verification");
        evaluation.TarAt(verification.GetProperty("far_target").GetDouble())!.Value.ShouldBe(verification.GetProperty("tar").GetDouble(), Tolerance);
    }

    private static Embeddings CleanProbes(JsonElement inputs, NoiseLists noises)
    {
        var used = inputs.GetProperty("uniform_noise_used").EnumerateArray().ToDictionary(noise => noise.GetProperty("index").GetInt32(), noise => noise.GetProperty("g").Doubles());
        return NoiseRemoval.Probes(Probes(inputs), Names(inputs, "probe_names"), noises, (picture, component) => (float)used[picture][component]);
    }

    private static NoiseLists Noises(JsonElement inputs, TemporaryFolder folder)
    {
        File.WriteAllLines(folder["facescrub"], Names(inputs, "facescrub_noise_lines"));
        File.WriteAllLines(folder["megaface"], Names(inputs, "megaface_noise_lines"));
        return NoiseLists.Read(folder["facescrub"], folder["megaface"]);
    }

    private static Embeddings Probes(JsonElement inputs) => Cosine.Normalize(inputs.GetProperty("probe_embeddings").Rows());

    private static Embeddings Distractors(JsonElement inputs) => Cosine.Normalize(inputs.GetProperty("distractor_embeddings").Rows());

    private static int[] Persons(JsonElement labels) => [.. labels.EnumerateArray().Select(label => label.GetInt32())];

    private static string[] Names(JsonElement inputs, string name) => [.. inputs.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}

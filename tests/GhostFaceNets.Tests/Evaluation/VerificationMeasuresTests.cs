using System.Text.Json;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation;

public class VerificationMeasuresTests
{
    private const double Near = 1e-6;
    private const double Exact = 1e-11;

    [Fact]
    public void Measures_of_embeddings_match_the_golden_set()
    {
        var golden = SharedFolder.GoldenJson("verification.json");
        var (inputs, expected) = (golden.GetProperty("inputs"), golden.GetProperty("expected"));
        var scores = PairScores.Of(inputs.GetProperty("embeddings_interleaved").Rows(), inputs.GetProperty("issame").Labels());
        scores.Values.ShouldBeNear(expected.GetProperty("cosine").Doubles(), Near);

        var result = VerificationMeasures.Of(scores);
        result.Pairs.ShouldBe(inputs.GetProperty("num_pairs").GetInt32());
        result.MaxAccuracy.ShouldBe(expected.GetProperty("max_accuracy").GetDouble(), Exact);
        result.Threshold.ShouldBe(expected.GetProperty("max_accuracy_threshold").GetDouble(), Near);
        result.ExactMaxAccuracy.ShouldBe(expected.GetProperty("unrestricted_best_accuracy").GetDouble(), Exact);
        result.TenFoldMean.ShouldBe(expected.GetProperty("tenfold").GetProperty("mean").GetDouble(), Exact);
        result.TenFoldStd.ShouldBe(expected.GetProperty("tenfold").GetProperty("std").GetDouble(), Exact);
        result.ValMean.ShouldBe(expected.GetProperty("val").GetProperty("val_mean").GetDouble(), Exact);
        result.ValStd.ShouldBe(expected.GetProperty("val").GetProperty("val_std").GetDouble(), Exact);
        result.ValFar.ShouldBe(expected.GetProperty("val").GetProperty("far_mean").GetDouble(), Exact);
        result.Auc!.Value.ShouldBe(expected.GetProperty("auc").GetDouble(), Exact);
        result.Eer!.Value.ShouldBe(expected.GetProperty("eer").GetProperty("eer_interpolated").GetDouble(), Exact);
    }

    [Fact]
    public void Each_fold_of_the_golden_set_matches()
    {
        var golden = SharedFolder.GoldenJson("verification.json");
        var expected = golden.GetProperty("expected");
        var scores = new PairScores(expected.GetProperty("cosine").Doubles(), golden.GetProperty("inputs").GetProperty("issame").Labels());

        var tenFold = TenFoldAccuracy.Of(scores);
        tenFold.Accuracies.ShouldBeNear(expected.GetProperty("tenfold").GetProperty("fold_accuracy").Doubles(), Exact);
        tenFold.Thresholds.ShouldBeNear(expected.GetProperty("tenfold").GetProperty("fold_threshold").Doubles(), Exact);

        var val = expected.GetProperty("val");
        var rate = ValidationRate.Of(scores, val.GetProperty("far_target").GetDouble());
        rate.Rates.ShouldBeNear(val.GetProperty("fold_val").Doubles(), Exact);
        rate.FalseAcceptRates.ShouldBeNear(val.GetProperty("fold_far").Doubles(), Exact);
        // The file's thresholds are interpolated between this step and the next.
        rate.Thresholds.ShouldBeNear(val.GetProperty("fold_threshold").Doubles(), val.GetProperty("threshold_step").GetDouble());
    }

    [Fact]
    public void Accuracy_after_a_principal_component_analysis_of_the_training_folds_matches_both_golden_sets()
    {
        var golden = SharedFolder.GoldenJson("verification.json");
        var (inputs, expected) = (golden.GetProperty("inputs"), golden.GetProperty("expected").GetProperty("tenfold_pca"));
        var accuracy = PcaAccuracy.Of(
            inputs.GetProperty("embeddings_interleaved").Rows(), inputs.GetProperty("issame").Labels(), expected.GetProperty("n_components").GetInt32(), TestContext.Current.CancellationToken);
        accuracy.Accuracies.ShouldBeNear(expected.GetProperty("fold_accuracy").Doubles(), Exact);
        accuracy.Thresholds.ShouldBeNear(expected.GetProperty("fold_threshold").Doubles(), Exact);

        var second = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pairs");
        accuracy = PcaAccuracy.Of(second.GetProperty("emb").Rows(second.GetProperty("emb_flip")), second.GetProperty("issame").Labels(), 6, TestContext.Current.CancellationToken);
        accuracy.Accuracies.ShouldBeNear(second.GetProperty("flip_on").GetProperty("kfold_pca6_accuracies").Doubles(), Exact);
        accuracy.Thresholds.ShouldBeNear(second.GetProperty("flip_on").GetProperty("kfold_pca6_best_threshold_index").Doubles().Select(index => index / 100), Exact);
        accuracy.Mean.ShouldBe(second.GetProperty("flip_on").GetProperty("kfold_pca6_mean").GetDouble(), Exact);
    }

    [Fact]
    public void True_accept_rates_match_the_golden_set_by_both_rules()
    {
        var golden = SharedFolder.GoldenJson("verification.json");
        var expected = golden.GetProperty("expected");
        var roc = RocCurve.Of(expected.GetProperty("cosine").Doubles(), golden.GetProperty("inputs").GetProperty("issame").Labels());
        var rates = expected.GetProperty("tar_at_far");
        var fars = rates.GetProperty("fars").Doubles();
        fars.Select(roc.TarAt).ShouldBeNear(rates.GetProperty("conservative_fpr_le_far").Doubles(), Exact);
        fars.Select(roc.ReferenceTarAt).ShouldBeNear(rates.GetProperty("reference_nearest_fpr").Doubles(), Exact);
    }

    [Fact]
    public void A_second_golden_set_with_and_without_the_mirror_matches()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pairs");
        var same = golden.GetProperty("issame").Labels();
        var expected = golden.GetProperty("flip_on");
        var scores = PairScores.Of(golden.GetProperty("emb").Rows(golden.GetProperty("emb_flip")), same);
        scores.Values.ShouldBeNear(expected.GetProperty("cosine").Doubles(), Near);

        var result = VerificationMeasures.Of(new PairScores(expected.GetProperty("cosine").Doubles(), same));
        result.MaxAccuracy.ShouldBe(expected.GetProperty("max_accuracy").GetDouble(), Exact);
        result.Threshold.ShouldBe(expected.GetProperty("threshold").GetDouble(), Exact);
        result.ExactMaxAccuracy.ShouldBe(expected.GetProperty("unrestricted_max_accuracy").GetDouble(), Exact);
        result.ExactThreshold.ShouldBe(expected.GetProperty("unrestricted_threshold").GetDouble(), Exact);
        result.TenFoldMean.ShouldBe(expected.GetProperty("kfold_mean").GetDouble(), Exact);
        result.TenFoldStd.ShouldBe(expected.GetProperty("kfold_std").GetDouble(), Exact);
        result.Auc!.Value.ShouldBe(expected.GetProperty("auc").GetDouble(), Exact);
        result.Eer!.Value.ShouldBe(expected.GetProperty("eer").GetDouble(), Exact);

        var plain = VerificationMeasures.Of(golden.GetProperty("emb").Rows(), same);
        plain.MaxAccuracy.ShouldBe(golden.GetProperty("flip_off").GetProperty("max_accuracy").GetDouble(), Exact);
        plain.Threshold.ShouldBe(golden.GetProperty("flip_off").GetProperty("threshold").GetDouble(), Near);
    }

    [Fact]
    public void Each_fold_of_the_second_golden_set_matches()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pairs");
        var expected = golden.GetProperty("flip_on");
        var scores = new PairScores(expected.GetProperty("cosine").Doubles(), golden.GetProperty("issame").Labels());
        var tenFold = TenFoldAccuracy.Of(scores);
        tenFold.Accuracies.ShouldBeNear(expected.GetProperty("kfold_accuracies").Doubles(), Exact);
        tenFold.Thresholds.ShouldBeNear(expected.GetProperty("kfold_best_threshold_index").Doubles().Select(index => index / 100), Exact);
        foreach (var (key, target) in new[] { ("val_far_1e_3", 1e-3), ("val_far_5e_2", 5e-2) })
        {
            var val = ValidationRate.Of(scores, target);
            val.Rates.ShouldBeNear(expected.GetProperty(key).GetProperty("val").Doubles(), Exact);
            val.FalseAcceptRates.ShouldBeNear(expected.GetProperty(key).GetProperty("far").Doubles(), Exact);
            val.Thresholds.ShouldBeNear(expected.GetProperty(key).GetProperty("threshold").Doubles(), Exact);
        }

        var roc = RocCurve.Of(scores.Values, scores.Same);
        foreach (var rate in expected.GetProperty("tar_strict_at").EnumerateObject())
        {
            roc.TarAt(double.Parse(rate.Name)).ShouldBe(rate.Value.GetDouble(), Exact);
        }

        foreach (var rate in expected.GetProperty("tar_nearest_at").EnumerateObject())
        {
            roc.ReferenceTarAt(double.Parse(rate.Name)).ShouldBe(rate.Value.GetDouble(), Exact);
        }
    }

    [Fact]
    public void With_fewer_than_ten_pairs_of_different_people_all_of_them_are_candidates()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pairs_few_negatives");
        var best = MaximumAccuracy.Reference(new PairScores(golden.GetProperty("cosine").Doubles(), golden.GetProperty("issame").Labels()));
        best.Accuracy.ShouldBe(golden.GetProperty("max_accuracy").GetDouble(), Exact);
        best.Threshold.ShouldBe(golden.GetProperty("threshold").GetDouble(), Exact);
    }

    [Fact]
    public void Tied_scores_make_one_point_of_the_curve()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("roc_ties");
        var roc = RocCurve.Of(golden.GetProperty("score").Doubles(), golden.GetProperty("label").Labels());
        roc.FalseAcceptRates.ShouldBeNear(golden.GetProperty("fpr_nodrop").Doubles(), Exact);
        roc.TrueAcceptRates.ShouldBeNear(golden.GetProperty("tpr_nodrop").Doubles(), Exact);
        roc.WithoutCollinear().FalseAcceptRates.ShouldBeNear(golden.GetProperty("fpr").Doubles(), Exact);
        roc.WithoutCollinear().TrueAcceptRates.ShouldBeNear(golden.GetProperty("tpr").Doubles(), Exact);
        roc.WithoutCollinear().Thresholds.Skip(1).ShouldBeNear(golden.GetProperty("thresholds_after_first").Doubles(), Exact);
        roc.Area!.Value.ShouldBe(golden.GetProperty("auc").GetDouble(), Exact);
        roc.EqualErrorRate!.Value.ShouldBe(golden.GetProperty("eer").GetDouble(), Exact);
        foreach (var rate in golden.GetProperty("tar_nearest").EnumerateObject())
        {
            roc.ReferenceTarAt(double.Parse(rate.Name)).ShouldBe(rate.Value.GetDouble(), Exact);
        }
    }

    [Fact]
    public void Pairs_of_one_kind_only_have_an_accuracy_but_no_area()
    {
        var same = VerificationMeasures.Of(new PairScores([0.5, 0.25], [true, true]));
        (same.MaxAccuracy, same.ExactMaxAccuracy, same.Auc, same.Eer).ShouldBe((1, 1, null, null));
        same.TarAtFar.Values.ShouldAllBe(rate => rate == 1);
        same.Threshold.ShouldBeLessThan(0.25);

        var different = VerificationMeasures.Of(new PairScores([0.5, 0.25], [false, false]));
        (different.MaxAccuracy, different.Threshold, different.Auc, different.ValMean).ShouldBe((1, 0.5, null, 0));
        different.TarAtFar.Values.ShouldAllBe(rate => rate == 0);
    }

    [Fact]
    public void Equal_scores_everywhere_are_answered_by_the_larger_kind()
    {
        var result = VerificationMeasures.Of(new PairScores([.. Enumerable.Repeat(0.5, 30)], [.. Enumerable.Range(0, 30).Select(i => i % 3 == 0)]));
        result.ExactMaxAccuracy.ShouldBe(20 / 30d, Exact);
        result.TenFoldMean.ShouldBe(20 / 30d, Exact);
        result.Auc!.Value.ShouldBe(0.5, Exact);
        result.Eer!.Value.ShouldBe(0.5, Exact);
    }

    [Fact]
    public void Folds_without_pairs_of_one_person_do_not_lower_the_validation_rate()
    {
        // Two of ten folds hold the genuine pairs, all of them above every impostor.
        var scores = new PairScores([.. Enumerable.Range(0, 100).Select(i => i < 20 ? 0.9 : 0.1)], [.. Enumerable.Range(0, 100).Select(i => i < 20)]);
        var val = ValidationRate.Of(scores, 1e-3);
        (val.Mean, val.Deviation, val.FalseAcceptRate).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void A_single_pair_can_be_measured() =>
        VerificationMeasures.Of(new PairScores([0.9], [true])).MaxAccuracy.ShouldBe(1);

    [Fact]
    public void Embeddings_of_a_diverged_network_are_named()
    {
        var broken = new GhostFaceNets.Recognition.Embeddings(4, 2, [1, 0, 1, 0, float.NaN, 0, 1, 0]);
        Should.Throw<InvalidOperationException>(() => PairScores.Of(broken, [true, false])).Message.ShouldContain("pair 1");
    }

    [Fact]
    public void An_embedding_of_zeros_is_like_nothing() =>
        PairScores.Of(new(2, 2, [0, 0, 1, 0]), [true]).Values.ShouldBe([0d]);
}

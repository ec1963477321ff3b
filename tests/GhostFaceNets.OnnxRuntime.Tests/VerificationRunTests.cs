using GhostFaceNets.Detection;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests;

public class VerificationRunTests
{
    private static Embedder Released() => new(
        new FaceModel(KerasFile.Read(SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5")), new ModelCard()), new OnnxRuntimeBackend());

    // Slow (half a minute on two cores): 2,320 photographs are decoded, aligned and embedded twice. The figure is the product's
    // promise, so that no smaller set will do.
    [Fact]
    public void The_released_model_reaches_its_figures_on_the_lfw_pairs_from_given_landmarks()
    {
        var golden = SharedFolder.GoldenJson("lfw_dev.json");
        var list = SharedFolder.Data("lfw", "dev_pairs.txt");
        var pairs = PairsFile.Read(list, SharedFolder.Data("lfw", "dev"));
        var points = LandmarksFile.Read(SharedFolder.Data("lfw", "dev_landmarks.csv"));
        var set = VerificationSet.FromPairs(
            list, pairs, picture => FaceAlignment.Align(PictureFile.Read(pairs.PathOf(picture)), points[pairs.Names[picture]]));
        using var embedder = Released();
        var run = VerificationRun.Of(set, embedder, cancellation: TestContext.Current.CancellationToken);

        run.SkippedPictures.ShouldBeEmpty();
        var result = run.Result;
        result.Pairs.ShouldBe(golden.GetProperty("pairs").GetInt32());
        // One pair is .00056; another JPEG decoder moves one or two.
        result.MaxAccuracy.ShouldBe(golden.GetProperty("max_accuracy").GetDouble(), 0.0015);
        result.Threshold.ShouldBe(golden.GetProperty("threshold").GetDouble(), 0.01);
        result.TenFoldMean.ShouldBe(golden.GetProperty("ten_fold_mean").GetDouble(), 0.0015);
        result.TenFoldStd.ShouldBe(golden.GetProperty("ten_fold_std").GetDouble(), 0.002);
        result.TarAtFar["1e-2"].ShouldBe(golden.GetProperty("tar_at_far_1e_2").GetDouble(), 0.003);
    }

    [Fact]
    public void A_real_bin_is_judged_and_its_hardest_pairs_are_found()
    {
        var set = VerificationSet.FromBin(SharedFolder.Data("models", "small_lfw.bin"));
        using var embedder = Released();
        var run = VerificationRun.Of(set, embedder, cancellation: TestContext.Current.CancellationToken);
        run.Result.Pairs.ShouldBe(set.Pairs.Count);
        // The file holds pairs of one person only, ten of them.
        run.Result.SamePairs.ShouldBe(set.Pairs.Count);
        run.Scores.Values.Average().ShouldBeGreaterThan(0.5);
        HardestPairs.Find(run.Scores, same: true, 3).Select(pair => run.Scores.Values[pair]).ShouldBe(run.Scores.Sorted(same: true).Take(3));
        HardestPairs.Find(run.Scores, same: false, 3).ShouldBeEmpty();
    }

    [Fact]
    public void Pairs_with_a_picture_without_a_face_are_left_out_and_told()
    {
        var bin = VerificationSet.FromBin(SharedFolder.Data("models", "small_lfw.bin"));
        var set = bin with { Load = picture => picture == 3 ? null : bin.Load(picture) };
        using var embedder = Released();
        var whole = VerificationRun.Of(bin, embedder, cancellation: TestContext.Current.CancellationToken);
        var run = VerificationRun.Of(set, embedder, cancellation: TestContext.Current.CancellationToken);
        run.SkippedPictures.ShouldBe(["picture 3"]);
        run.SkippedPairs.ShouldBe(1);
        run.MeasuredPairs.ShouldNotContain(1);
        run.Scores.Values.ShouldBe([whole.Scores.Values[0], .. whole.Scores.Values.Skip(2)]);

        var none = Should.Throw<BadDataException>(() => VerificationRun.Of(bin with { Load = _ => null }, embedder));
        none.Problem.ShouldContain($"no pair is left of {bin.Pairs.Count}");
    }

    [Fact]
    public void A_picture_of_another_size_than_the_network_takes_is_named()
    {
        using var embedder = Released();
        var set = new VerificationSet("odd", ["a.png"], [new(0, 0, true)], _ => new Picture(96, 112, new byte[3 * 96 * 112]));
        Should.Throw<BadDataException>(() => VerificationRun.Of(set, embedder)).Message.ShouldContain("a.png has 96 x 112 pixels");
    }
}

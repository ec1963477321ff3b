using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

[Collection(RunsCollection.Name)]
public sealed class MinedRunTests : IDisposable
{
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("tripletoffline")]
    [InlineData("tripletofflinearc")]
    public void Triplets_are_mined_before_each_epoch_and_learnt_from(string loss)
    {
        var watcher = new Watcher();
        SmallRun.Train(Mined($"stages=[{{loss: {loss}, epochs: 6}}]", "model.dropout=0", "optimizer=adam", "schedule.base=0.01"), _run.Folder("a"), watcher);
        watcher.Remarks.ShouldContain("epoch 1: 28 triplets mined from 28 pictures");
        watcher.Remarks.ShouldContain("epoch 6: 28 triplets mined from 28 pictures");
        watcher.Batches.Count(batch => batch.Epoch == 6).ShouldBe(14);
        watcher.Epochs[^1].Values["loss"].ShouldBeLessThan(watcher.Epochs[0].Values["loss"]);
    }

    [Fact]
    public void A_run_killed_between_minings_ends_with_the_same_bytes()
    {
        var recipe = Mined(
            "data.sampling.samples=16",
            "stages=[{loss: arcface, epochs: 1, triplet: {weight: 2, loss: tripletoffline}}, {loss: tripletoffline, epochs: 1}]",
            "schedule.base=0.001");
        var whole = _run.Folder("whole");
        var killed = default(RunFolder);
        SmallRun.Train(recipe, whole, new Watcher(progress =>
        {
            if (progress is { Epoch: 2, Step: 3 }) killed = _run.Snapshot(whole, "killed");
        }));
        SmallRun.Train(recipe, killed!);
        File.ReadAllBytes(killed!.CheckpointFiles[^1]).AsSpan().SequenceEqual(File.ReadAllBytes(whole.CheckpointFiles[^1])).ShouldBeTrue();
    }

    [Fact]
    public void Broken_pictures_are_told_of_and_the_batches_are_as_many_as_before()
    {
        var broken = Path.Combine(_run.Faces, "p1", "2.png");
        File.WriteAllText(broken, "no picture");
        var watcher = new Watcher();
        var result = SmallRun.Train(Mined("data.broken_pictures=skip", "stages=[{loss: tripletoffline, epochs: 2}]", "schedule.base=0.001"), _run.Folder("a"), watcher);
        result.SkippedPictures.ShouldHaveSingleItem().ShouldContain(broken);
        watcher.Remarks.ShouldContain("epoch 2: 27 triplets mined from 28 pictures");
        watcher.Batches.Count.ShouldBe(2 * 14);
    }

    [Fact]
    public void A_trial_looks_at_few_pictures_and_counts_the_mining()
    {
        var forecast = TrainingTrial.Run(Mined("stages=[{loss: tripletoffline, epochs: 2}]"), TestContext.Current.CancellationToken);
        (forecast.Epochs, forecast.Steps, forecast.BatchSize).ShouldBe((2, 14, 6));
        forecast.Seconds.ShouldBeGreaterThan(2 * 14 * 6 / forecast.ImagesPerSecond);
    }

    [Fact]
    public void A_trial_of_epochs_of_one_batch_times_that_one()
    {
        var forecast = TrainingTrial.Run(Mined("batch_size=84", "stages=[{loss: tripletoffline, epochs: 2}]"), TestContext.Current.CancellationToken);
        (forecast.Steps, forecast.TrialBatches).ShouldBe((1, 1));
        double.IsFinite(forecast.Seconds).ShouldBeTrue();
    }

    [Fact]
    public void Too_few_triplets_for_a_batch_are_an_error() => Should.Throw<BadDataException>(
            () => SmallRun.Train(Mined("batch_size=87", "stages=[{loss: tripletoffline, epochs: 2}]"), _run.Folder("a")))
        .Problem.ShouldBe("28 triplets do not fill one batch of 87 pictures; lower batch_size.");

    private Recipe Mined(params string[] overrides) =>
        _run.Recipe(["evaluation=[]", $"data={{folder: \"{_run.Faces}\", sampling: {{name: mined}}}}", "batch_size=6", .. overrides]);
}

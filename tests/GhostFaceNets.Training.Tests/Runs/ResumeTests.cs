using System.Diagnostics;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

[Collection(RunsCollection.Name)]
public sealed class ResumeTests : IDisposable
{
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 4)]
    public void A_killed_run_ends_with_the_same_bytes_as_an_undisturbed_one(int epoch, int step)
    {
        var whole = _run.Folder("whole");
        var killed = default(RunFolder);
        SmallRun.Train(_run.Recipe(), whole, new Watcher(progress =>
        {
            if (progress.Epoch == epoch && progress.Step == step) killed = _run.Snapshot(whole, "killed");
        }));
        SmallRun.Train(_run.Recipe(), killed!);
        ShouldEndAlike(killed!, whole);
    }

    [Fact]
    public void A_killed_run_that_augments_and_mixes_ends_with_the_same_bytes_too()
    {
        var (recipe, whole, killed) = (_run.Recipe("augmentation={level: 3, mask: 0.3, mixup: 0.5}"), _run.Folder("whole"), default(RunFolder));
        SmallRun.Train(recipe, whole, new Watcher(progress =>
        {
            if (progress is { Epoch: 2, Step: 3 }) killed = _run.Snapshot(whole, "killed");
        }));
        SmallRun.Train(recipe, killed!);
        ShouldEndAlike(killed!, whole);
    }

    [Fact]
    public void A_cancelled_run_saves_the_batch_it_was_at_and_goes_on_from_there()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("whole"));
        var folder = _run.Folder("cancelled");
        using var cancellation = new CancellationTokenSource();
        var watcher = new Watcher(progress =>
        {
            if (progress is { Epoch: 2, Step: 3 }) cancellation.Cancel();
        });
        Should.Throw<OperationCanceledException>(
            () => SmallRun.Train(_run.Recipe("checkpoints.minutes=10000"), folder, watcher, cancel: cancellation));
        folder.CheckpointFiles[^1].ShouldBe(folder.CheckpointFile(1, 3));
        SmallRun.Train(_run.Recipe(), folder);
        ShouldEndAlike(folder, _run.Folder("whole"));
    }

    [Fact]
    public void A_run_asked_to_stop_after_the_epoch_does_and_goes_on_later()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("whole"));
        var folder = _run.Folder("stopped");
        var stop = new StopRequest();
        var watcher = new Watcher(progress =>
        {
            if (progress is { Epoch: 1, Step: 2 }) stop.AfterEpoch();
        });
        SmallRun.Train(_run.Recipe(), folder, watcher, stop).Epochs.ShouldBe(1);
        TrainingHistory.Read(folder.History)["loss"].Count.ShouldBe(1);
        SmallRun.Train(_run.Recipe(), folder).Epochs.ShouldBe(3);
        ShouldEndAlike(folder, _run.Folder("whole"));
    }

    [Fact]
    public void A_run_killed_before_its_first_checkpoint_begins_again()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("whole"));
        var folder = _run.Snapshot(_run.Folder("whole"), "killed");
        foreach (var file in folder.CheckpointFiles) File.Delete(file);
        SmallRun.Train(_run.Recipe(), folder);
        ShouldEndAlike(folder, _run.Folder("whole"));
    }

    [Fact]
    public void An_evaluation_that_fails_costs_no_epoch_and_the_log_says_why_the_run_ended()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("whole"));
        var (folder, good) = (_run.Folder("failed"), File.ReadAllBytes(_run.Unseen));
        VerificationBin.Write(_run.Unseen, [new byte[] { 1 }, new byte[] { 2 }], [true]);
        var watcher = new Watcher();
        var error = Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(), folder, watcher));
        folder.CheckpointFiles[^1].ShouldBe(folder.CheckpointFile(0, watcher.Batches[^1].Steps));
        File.ReadAllText(folder.Log).ShouldContain(error.Message);

        File.WriteAllBytes(_run.Unseen, good);
        SmallRun.Train(_run.Recipe(), folder, watcher);
        watcher.Batches.Count.ShouldBe(3 * watcher.Batches[^1].Steps);
        ShouldEndAlike(folder, _run.Folder("whole"));
    }

    [Fact]
    public void A_folder_in_which_somebody_trains_takes_no_second_run()
    {
        var second = default(IOException);
        SmallRun.Train(_run.Recipe(), _run.Folder("a"), new Watcher(progress =>
        {
            if (progress is { Epoch: 1, Step: 1 }) second = Should.Throw<IOException>(() => SmallRun.Train(_run.Recipe(), _run.Folder("a")));
        }));
        second!.Message.ShouldContain("another process trains in this folder");
    }

    [Fact]
    public void A_disk_that_takes_nothing_is_not_taken_for_another_process()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs Linux and the right to mount a small file system");
        var folder = _run.Folder("a");
        Directory.CreateDirectory(folder.Path);
        Assert.SkipUnless(Mount("mount -t tmpfs -o size=1m tmpfs"), "a small file system cannot be mounted here");
        try
        {
            foreach (var file in new[] { folder.Recipe, folder.Lock }) File.WriteAllText(file, "");
            Mount("mount -o remount,ro").ShouldBeTrue();
            Should.Throw<IOException>(() => Trainer.Resume(_run.Recipe(), folder)).Message.ShouldContain("cannot be written");
        }
        finally
        {
            Mount("umount");
        }

        bool Mount(string command)
        {
            using var process = Process.Start("sh", ["-c", $"{command} '{folder.Path}'"]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }

    [Fact]
    public void A_finished_run_has_nothing_left_to_do()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("a"));
        var watcher = new Watcher();
        SmallRun.Train(_run.Recipe(), _run.Folder("a"), watcher).Epochs.ShouldBe(3);
        watcher.Batches.ShouldBeEmpty();
    }

    [Fact]
    public void A_changed_recipe_says_what_changed()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("a"));
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe("schedule.base=0.2"), _run.Folder("a")))
            .Problem.ShouldContain("schedule.base: 0.05 -> 0.2");
    }

    [Fact]
    public void Changed_pictures_say_what_changed()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("a"));
        File.Copy(Path.Combine(_run.Faces, "p0", "0.png"), Path.Combine(_run.Faces, "p0", "new.png"));
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(), _run.Folder("a"))).Problem.ShouldContain("1 added (first p0/new.png)");
    }

    [Theory]
    [InlineData("model.width=0.2", "model.width: 0.2 -> 0.1")]
    [InlineData("model.stride=1", "model.stride: 1 -> 2")]
    [InlineData("model.embedding=24", "model.embedding: 24 -> 16")]
    public void A_checkpoint_of_another_run_says_what_differs(string other, string difference)
    {
        const string quick = "evaluation=[]";
        SmallRun.Train(_run.Recipe(quick), _run.Folder("a"));
        SmallRun.Train(_run.Recipe(quick, other), _run.Folder("b"));
        File.Copy(_run.Folder("b").CheckpointFiles[^1], _run.Folder("a").CheckpointFiles[^1], overwrite: true);
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(quick), _run.Folder("a"))).Problem.ShouldContain(difference);
    }

    [Fact]
    public void A_truncated_checkpoint_is_named()
    {
        var folder = _run.Folder("a");
        SmallRun.Train(_run.Recipe(), folder);
        var latest = folder.CheckpointFiles[^1];
        File.WriteAllBytes(latest, File.ReadAllBytes(latest).AsSpan(0, 5000));
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(), folder)).File.ShouldBe(latest);
    }

    [Fact]
    public void A_folder_without_a_run_cannot_be_resumed() =>
        Should.Throw<BadDataException>(() => Trainer.Resume(_run.Recipe(), _run.Folder("none"))).Problem.ShouldContain("no run");

    private static void ShouldEndAlike(RunFolder folder, RunFolder expected)
    {
        Path.GetFileName(folder.CheckpointFiles[^1]).ShouldBe(Path.GetFileName(expected.CheckpointFiles[^1]));
        File.ReadAllBytes(folder.CheckpointFiles[^1]).AsSpan().SequenceEqual(File.ReadAllBytes(expected.CheckpointFiles[^1])).ShouldBeTrue();
        File.ReadAllBytes(folder.Latest).AsSpan().SequenceEqual(File.ReadAllBytes(expected.Latest)).ShouldBeTrue();
        File.ReadAllText(folder.History).ShouldBe(File.ReadAllText(expected.History));
    }
}

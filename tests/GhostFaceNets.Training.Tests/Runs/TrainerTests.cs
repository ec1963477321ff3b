using GhostFaceNets.DataSets;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Safetensors;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

[Collection(RunsCollection.Name)]
public sealed class TrainerTests : IDisposable
{
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_run_learns_its_people_and_leaves_models_history_and_lists()
    {
        var watcher = new Watcher();
        var folder = _run.Folder("a");
        var result = SmallRun.Train(_run.Recipe("stages.1.epochs=15", "model.dropout=0", "batch_size=14"), folder, watcher);
        result.Epochs.ShouldBe(16);
        result.Values["accuracy"].ShouldBeGreaterThan(0.75);
        watcher.Epochs[1].Values["loss"].ShouldBeGreaterThan(watcher.Epochs[^1].Values["loss"]);
        result.Best.ShouldNotBeNull().ShouldBeGreaterThan(0.7);
        foreach (var file in new[] { folder.Latest, folder.Best, folder.Log, folder.Recipe }) File.Exists(file).ShouldBeTrue(file);
        File.ReadAllLines(folder.People).ShouldBe(["p0", "p1", "p2", "p3"]);
        folder.CheckpointFiles.Count.ShouldBe(2);
        var history = TrainingHistory.Read(folder.History);
        history.Names.ShouldBe(["accuracy", "loss", "lr", "regular_loss", "unseen", "unseen_thresh"], ignoreOrder: true);
        history["loss"].Count.ShouldBe(16);
        watcher.Batches.Count.ShouldBe(32);
    }

    [Fact]
    public void The_loss_of_an_epoch_leaves_the_decay_out()
    {
        var with = new Watcher();
        SmallRun.Train(_run.Recipe("weight_decay=0.5", "model.dropout=0", "schedule.base=1e-9", "schedule.minimum=1e-9"), _run.Folder("with"), with);
        var without = new Watcher();
        SmallRun.Train(_run.Recipe("weight_decay=0", "model.dropout=0", "schedule.base=1e-9", "schedule.minimum=1e-9"), _run.Folder("without"), without);
        with.Epochs[0].Values["loss"].ShouldBe(without.Epochs[0].Values["loss"], 1e-4);
        with.Epochs[0].Values["regular_loss"].ShouldBeGreaterThan(1);
        without.Epochs[0].Values["regular_loss"].ShouldBe(0);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_the_run_names_the_batch_and_overwrites_nothing()
    {
        var folder = _run.Folder("a");
        var error = Should.Throw<NonFiniteException>(() => SmallRun.Train(_run.Recipe("schedule.base=1000", "model.dropout=0", "weight_decay=1"), folder));
        error.Message.ShouldContain("of epoch ");
        foreach (var file in folder.CheckpointFiles)
        {
            var weights = Checkpoint.Read(file).Network.Weights;
            weights.Values.ShouldAllBe(weight => weight.Values.All(float.IsFinite));
        }
    }

    [Fact]
    public void A_run_that_is_stopped_and_cannot_be_saved_says_so_in_its_log()
    {
        var folder = _run.Folder("a");
        using var cancellation = new CancellationTokenSource();
        var watcher = new Watcher(_ =>
        {
            Directory.Delete(folder.Checkpoints, recursive: true);
            File.WriteAllText(folder.Checkpoints, "a file in its place");
            cancellation.Cancel();
        });
        var error = Should.Throw<IOException>(() => SmallRun.Train(_run.Recipe(), folder, watcher, cancel: cancellation));
        File.ReadAllText(folder.Log).ShouldContain($"ended by an error: IOException: {error.Message}");
    }

    [Fact]
    public void A_model_that_cannot_be_written_costs_no_epoch()
    {
        var folder = _run.Folder("a");
        Directory.CreateDirectory(folder.Latest);
        Should.Throw<Exception>(() => SmallRun.Train(_run.Recipe("evaluation=[]", "checkpoints.minutes=10000"), folder));
        folder.CheckpointFiles.ShouldBe([folder.CheckpointFile(0, 5)]);
    }

    [Fact]
    public void The_history_is_kept_as_a_table_and_for_TensorBoard_where_the_recipe_asks()
    {
        var folder = _run.Folder("a");
        SmallRun.Train(_run.Recipe("log={csv: true, tensorboard: true}", "stages.1.epochs=1"), folder);
        var lines = File.ReadAllLines(folder.HistoryTable);
        lines[0].ShouldBe("epoch,accuracy,loss,lr,regular_loss,unseen,unseen_thresh");
        var history = TrainingHistory.Read(folder.History);
        lines.Length.ShouldBe(1 + history.Epochs);
        lines[^1].Split(',').Select(double.Parse).ShouldBe(history.Names.Select(name => history[name][^1]!.Value).Prepend(history.Epochs));
        Directory.GetFiles(folder.TensorBoard).Length.ShouldBe(1);
    }

    [Fact]
    public void A_trial_tells_what_would_run_and_leaves_nothing_behind()
    {
        var before = Directory.GetFileSystemEntries(Path.GetDirectoryName(_run.Faces)!, "*", SearchOption.AllDirectories);
        var here = Directory.GetFileSystemEntries(Environment.CurrentDirectory);
        var forecast = TrainingTrial.Run(_run.Recipe("stages.0.head_only=true"), TestContext.Current.CancellationToken);
        (forecast.People, forecast.Images, forecast.Epochs, forecast.Steps).ShouldBe((4, 28, 3, 5));
        forecast.Stages.Select(stage => (stage.Loss, stage.Epochs, stage.HeadOnly)).ShouldBe([("arcface", 1, true), ("cosface", 2, false)]);
        forecast.Evaluation.ShouldBe(["unseen"]);
        forecast.HeadParameters.ShouldBe(4 * 16);
        forecast.MemoryBytes.ShouldBeGreaterThan(10_000_000);
        forecast.TrialBatches.ShouldBeInRange(1, 10);
        forecast.Seconds.ShouldBe(75 / forecast.ImagesPerSecond, 1e-9);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(_run.Faces)!, "*", SearchOption.AllDirectories).ShouldBe(before);
        Directory.GetFileSystemEntries(Environment.CurrentDirectory).ShouldBe(here);
    }

    [Theory]
    [InlineData("optimizer={name: adam, lookahead: 3}")]
    [InlineData("optimizer={name: sgd, momentum: 0}")]
    [InlineData("gradients.accumulate=2")]
    [InlineData("classifier=variational")]
    [InlineData("stages.0.center=0.01")]
    public void Checkpoints_take_the_room_that_was_announced(string option)
    {
        string[] overrides = ["evaluation=[]", "stages=[{loss: arcface, epochs: 1, sub_centres: 50}]", "checkpoints.keep=9", option];
        var (folder, largest) = (_run.Folder("a"), 0L);
        SmallRun.Train(_run.Recipe(overrides), folder);
        foreach (var file in folder.CheckpointFiles)
        {
            largest = Math.Max(largest, SafetensorsFile.Read(file).Tensors.Values.Sum(tensor => sizeof(float) * tensor.Shape.Aggregate(1L, (count, extent) => count * extent)));
        }

        var announced = TrainingTrial.Run(_run.Recipe(overrides), TestContext.Current.CancellationToken).DiskBytes;
        // Ten checkpoints at once, and models.
        announced.ShouldBeInRange(10 * largest, 14 * largest);
    }

    [Fact]
    public void A_run_that_goes_on_needs_no_room_for_what_it_has_written()
    {
        var folder = _run.Folder("a");
        Directory.CreateDirectory(folder.Checkpoints);
        var free = new DriveInfo(Path.GetFullPath(folder.Path)).AvailableFreeSpace;
        Should.Throw<IOException>(() => folder.Prepare(free + (1L << 34))).Message.ShouldContain("the disk has");
        // Its length takes no room.
        using (var written = File.Create(folder.CheckpointFile(1, 0))) written.SetLength(1L << 35);
        folder.Prepare(free + (1L << 34));
    }

    [Fact]
    public void A_folder_that_holds_a_run_is_not_begun_anew()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("a"));
        Should.Throw<IOException>(() => Trainer.Start(_run.Recipe(), _run.Folder("a"))).Message.ShouldContain("there is a run in this folder already");
    }

    [Fact]
    public void A_run_folder_that_cannot_be_made_is_an_error_before_training()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_run.Folder("a").Path)!);
        File.WriteAllText(_run.Folder("a").Path, "a file in its place");
        Should.Throw<IOException>(() => Trainer.Start(_run.Recipe(), _run.Folder("a")));
    }

    [Fact]
    public void A_batch_larger_than_the_data_set_is_an_error() =>
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe("batch_size=29"), _run.Folder("a"))).Problem.ShouldContain("28 pictures");

    [Theory]
    [InlineData("data={synthetic: {people: 100000, images: 100000}}", "'data.synthetic'")]
    [InlineData("data={synthetic: {people: 100000, images: 1}}; batch_size=65536; model.input_size=112", "batch_size")]
    public void More_pictures_than_can_be_counted_are_an_error(string overrides, string problem) => Should.Throw<BadDataException>(
        () => SmallRun.Train(_run.Recipe(["evaluation=[]", .. overrides.Split("; ")]), _run.Folder("a"))).Problem.ShouldContain(problem);

    [Fact]
    public void Skipped_pictures_are_told_once()
    {
        File.WriteAllText(Path.Combine(_run.Faces, "p2", "3.png"), "no picture");
        var watcher = new Watcher();
        var result = SmallRun.Train(_run.Recipe("data.broken_pictures=skip"), _run.Folder("a"), watcher);
        result.SkippedPictures.ShouldHaveSingleItem().ShouldContain("3.png");
        watcher.Remarks.Count(remark => remark.StartsWith("skipped", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_stage_for_the_head_alone_leaves_the_backbone_as_it_is()
    {
        var folder = _run.Folder("a");
        SmallRun.Train(_run.Recipe("stages=[{loss: arcface, epochs: 1, head_only: true}]"), folder);
        var weights = Checkpoint.Read(folder.CheckpointFiles[^1]).Network.Weights;
        foreach (var (name, weight) in StartingModel.Of(_run.Recipe()).Network.Weights)
        {
            weights[name].Values.AsSpan().SequenceEqual(weight.Values).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void A_run_can_begin_with_the_model_of_another()
    {
        SmallRun.Train(_run.Recipe(), _run.Folder("first"));
        var recipe = _run.Recipe($"model={{from: \"{_run.Folder("first").Path}\"}}", "stages=[{loss: arcface, epochs: 1, head_only: true}]");
        SmallRun.Train(recipe, _run.Folder("second"));
        var first = ModelFile.Load(_run.Folder("first").Best).Network.Weights;
        foreach (var (name, weight) in ModelFile.Load(_run.Folder("second").Latest).Network.Weights)
        {
            first[name].Values.AsSpan().SequenceEqual(weight.Values).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Training_begins_with_the_released_weights_and_their_marks()
    {
        var file = SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");
        var model = StartingModel.Of(_run.Recipe($"model={{from: \"{file}\"}}", "weight_decay=0.001"));
        model.Card.EmbeddingSize.ShouldBe(512);
        model.Network.WeightDecays.Values.ShouldAllBe(decay => decay == 0.001);
    }

    [Fact]
    public void A_model_file_that_is_none_is_named() =>
        Should.Throw<BadDataException>(() => StartingModel.Of(_run.Recipe("model={from: no/model.onnx}"))).File.ShouldContain("model.onnx");

    // Four people with seven pictures make four groups of four, or two parts of fourteen.
    [Theory]
    [InlineData("groups", 8, 2)]
    [InlineData("parts", 7, 4)]
    public void Batches_are_put_together_as_the_recipe_says(string sampling, int batch, int steps)
    {
        var watcher = new Watcher();
        SmallRun.Train(
            _run.Recipe($"data.sampling={{name: {sampling}, group_size: 4, parts: 2}}", $"batch_size={batch}", "stages=[{loss: arcface, epochs: 1}]"), _run.Folder("a"), watcher);
        watcher.Batches.Count.ShouldBe(steps);
    }

    [Fact]
    public void A_list_with_a_prefix_is_trained_on_and_named_in_the_card()
    {
        var source = FolderSource.Open(_run.Faces);
        var list = Path.Combine(_run.Folder("lists").Path, "faces.npz");
        new FaceList([.. Enumerable.Range(0, source.Count).Select(i => Path.GetRelativePath(_run.Faces, source.NameOf(i)))], [.. Enumerable.Range(0, source.Count).Select(source.PersonOf)])
            .Write(list);
        SmallRun.Train(_run.Recipe($"data={{list: \"{list}\", prefix: \"{_run.Faces}\"}}", "stages=[{loss: arcface, epochs: 1}]"), _run.Folder("a"));
        ModelFile.Load(_run.Folder("a").Latest).Card.TrainingData.ShouldBe(list);
    }

    [Fact]
    public void Records_train_exactly_as_the_folder_that_they_were_packed_from()
    {
        var packed = Path.Combine(_run.Folder("packed").Path, "faces");
        using (var faces = FaceCollection.Open(_run.Faces, TestContext.Current.CancellationToken)) RecordPacking.Write(packed, faces, seed: 4, cancellation: TestContext.Current.CancellationToken);
        var (folder, records) = (new Watcher(), new Watcher());
        SmallRun.Train(_run.Recipe("stages=[{loss: arcface, epochs: 1}]"), _run.Folder("a"), folder);
        SmallRun.Train(_run.Recipe($"data={{records: \"{packed}\"}}", "stages=[{loss: arcface, epochs: 1}]"), _run.Folder("b"), records);
        records.Batches.Select(batch => batch.Loss).ShouldBe(folder.Batches.Select(batch => batch.Loss));
        ModelFile.Load(_run.Folder("b").Latest).Card.TrainingData.ShouldBe(packed);
    }
}

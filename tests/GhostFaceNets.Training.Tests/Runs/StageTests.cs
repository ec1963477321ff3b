using GhostFaceNets.Formats.Safetensors;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;
using GhostFaceNets.Training.Tests.Data;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Runs;

[Collection(RunsCollection.Name)]
public sealed class StageTests : IDisposable
{
    private const string Quick = "evaluation=[]";
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("[{loss: adaface, epochs: 1, center: 0.01}, {loss: curricularface, epochs: 1, sub_centres: 2}, {loss: adacos, epochs: 1}]", "optimizer=ranger", 2, 1)]
    [InlineData("[{loss: adaface, epochs: 2, center: 0.01}, {loss: adaface, epochs: 1, center: 0.01}]", "gradients={accumulate: 2, clip_norm: 1}", 2, 4)]
    [InlineData("[{loss: magface, epochs: 1}, {loss: softmax, epochs: 1}, {loss: arcface, epochs: 1}]", "optimizer={name: sgdw, decay: 0.001, sam: 0.05, lookahead: 3}", 3, 2)]
    [InlineData("[{loss: arcface, epochs: 1}, {loss: curricularface, epochs: 1}, {loss: arcface, epochs: 1, optimizer: adamw}]", "classifier={name: sampled, rate: 0.5}", 3, 2)]
    [InlineData("[{loss: arcface, epochs: 1, sub_centres: 2}, {loss: cosface, epochs: 1}]", "gradients={accumulate: 3, clip_norm: 1}; classifier={name: sampled, rate: 0.5}", 2, 2)]
    [InlineData("[{loss: arcface, epochs: 2}, {loss: cosface, epochs: 1}]", "precision=bfloat16", 2, 4)]
    [InlineData("[{loss: arcface, epochs: 2}, {loss: cosface, epochs: 1}]", "precision=float16; optimizer={name: sgd, sam: 0.05}", 2, 4)]
    public void A_run_killed_beside_a_stage_border_ends_with_the_same_bytes(string stages, string option, int epoch, int step)
    {
        var recipe = _run.Recipe([Quick, $"stages={stages}", "schedule.base=0.01", .. option.Split("; ")]);
        var whole = _run.Folder("whole");
        var killed = default(RunFolder);
        SmallRun.Train(recipe, whole, new Watcher(progress =>
        {
            if (progress.Epoch == epoch && progress.Step == step) killed = _run.Snapshot(whole, "killed");
        }));
        SmallRun.Train(recipe, killed!);
        File.ReadAllBytes(killed!.CheckpointFiles[^1]).AsSpan().SequenceEqual(File.ReadAllBytes(whole.CheckpointFiles[^1])).ShouldBeTrue();
    }

    [Theory]
    [InlineData("arcfacesimple")]
    [InlineData("{name: airface, form: reference}")]
    [InlineData("{name: magface, form: cosine}")]
    [InlineData("marginsoftmax")]
    [InlineData("{name: marginsoftmax, on_logits: true}")]
    [InlineData("tripletall")]
    [InlineData("tripletauto")]
    [InlineData("tripletarc")]
    [InlineData("tripleteuclidean")]
    [InlineData("centercosine")]
    public void Every_loss_can_be_the_only_one(string loss)
    {
        var recipe = _run.Recipe(
            Quick, $"data={{folder: \"{_run.Faces}\", sampling: groups}}", "batch_size=8", $"stages=[{{loss: {loss}, epochs: 1}}]", "schedule.base=0.01");
        var watcher = new Watcher();
        SmallRun.Train(recipe, _run.Folder("a"), watcher);
        double.IsFinite(watcher.Epochs[0].Values["loss"]).ShouldBeTrue();
    }

    [Fact]
    public void Attached_losses_are_told_of_in_the_history()
    {
        var recipe = _run.Recipe(
            Quick,
            $"data={{folder: \"{_run.Faces}\", sampling: groups}}",
            "batch_size=8",
            "stages=[{loss: arcface, epochs: 1, center: 2, triplet: 3, loss_weight: 0.5}]");
        SmallRun.Train(recipe, _run.Folder("a"));
        TrainingHistory.Read(_run.Folder("a").History).Names.ShouldBe(
            ["accuracy", "center_embedding_loss", "loss", "lr", "regular_loss", "triplet_embedding_loss"], ignoreOrder: true);
    }

    [Fact]
    public void A_head_keeps_the_centres_that_fit_the_next_stage_and_says_what_it_drops()
    {
        using var state = State("[{loss: arcface, epochs: 1, sub_centres: 3}, {loss: adaface, epochs: 1}, {loss: cosface, epochs: 1}, {loss: softmax, epochs: 1}]");
        var first = Kernel(state.Head!)[0];
        state.EnterStage(1).ShouldBe(["sub-centres 2 to 3 of each class"]);
        Kernel(state.Head!).Length.ShouldBe(4);
        Kernel(state.Head!)[0].ShouldBe(first);
        var kept = state.Head;
        state.EnterStage(2).ShouldBeEmpty();
        state.Head.ShouldNotBe(kept);
        Kernel(state.Head!)[0].ShouldBe(first);
        state.EnterStage(3).ShouldBeEmpty();
        state.Head.ShouldBeOfType<DenseHead>();
        Kernel(state.Head!)[0].ShouldBe(first);
    }

    [Fact]
    public void A_head_stays_the_same_when_the_next_loss_fits_it_or_has_none()
    {
        using var state = State("[{loss: arcface, epochs: 1}, {loss: cosface, epochs: 1}, {loss: center, epochs: 1}]");
        var (head, optimizer) = (state.Head, state.Optimizer);
        state.EnterStage(1);
        state.EnterStage(2);
        (state.Head, state.Optimizer).ShouldBe((head, optimizer));
    }

    [Fact]
    public void A_checkpoint_can_be_gone_on_with_whole()
    {
        SmallRun.Train(_run.Recipe(Quick), _run.Folder("first"));
        SmallRun.Train(Continued("schedule={base: 1e-9, minimum: 1e-9}", "weight_decay=0", "optimizer.momentum=0"), _run.Folder("second"));
        var (before, after) = (TrainedCentres.Read(_run.Folder("first").Path), TrainedCentres.Read(_run.Folder("second").Path));
        for (var i = 0; i < before.Unit.Values.Length; i++) after.Unit.Values[i].ShouldBe(before.Unit.Values[i], 1e-6);
    }

    [Theory]
    [InlineData("optimizer=ranger")]
    [InlineData("optimizer={name: sgd, momentum: 0, lookahead: 3}")]
    public void Slow_weights_that_were_not_there_before_begin_with_the_centres_that_are_gone_on_with(string optimizer)
    {
        SmallRun.Train(_run.Recipe(Quick), _run.Folder("first"));
        SmallRun.Train(
            Continued("schedule={base: 1e-9, minimum: 1e-9}", "weight_decay=0", "stages.0.epochs=2", optimizer), _run.Folder("second"));
        var (before, after) = (TrainedCentres.Read(_run.Folder("first").Path), TrainedCentres.Read(_run.Folder("second").Path));
        for (var i = 0; i < before.Unit.Values.Length; i++) after.Unit.Values[i].ShouldBe(before.Unit.Values[i], 1e-5);
    }

    [Theory]
    [InlineData("sgd", "adam", 0)]
    [InlineData("sgd", "{name: sgdw, lookahead: 3}", 100)]
    [InlineData("adam", "adamw", 100)]
    public void An_optimizer_counts_the_steps_of_another_only_where_it_takes_its_running_means_too(string before, string now, long steps)
    {
        using var other = State("[{loss: arcface, epochs: 1}]", $"optimizer={before}");
        using var state = State("[{loss: arcface, epochs: 1}]", $"optimizer={now}");
        using (torch.no_grad()) other.Optimizer.State["steps"].fill_(100);
        state.Continue(other);
        state.Optimizer.State["steps"].item<long>().ShouldBe(steps);
    }

    [Fact]
    public void A_checkpoint_from_a_device_that_is_not_here_can_be_gone_on_with()
    {
        SmallRun.Train(_run.Recipe(Quick), _run.Folder("first"));
        var file = _run.Folder("first").CheckpointFiles[^1];
        var checkpoint = SafetensorsFile.Read(file);
        SafetensorsFile.Write(
            file, checkpoint.Tensors, checkpoint.Metadata.ToDictionary(text => text.Key, text => text.Value.Replace("device: cpu", "device: cuda:99", StringComparison.Ordinal)));
        SmallRun.Train(Continued(), _run.Folder("second")).Epochs.ShouldBe(1);
    }

    [Fact]
    public void A_checkpoint_of_other_people_is_not_gone_on_with_whole()
    {
        SmallRun.Train(_run.Recipe(Quick), _run.Folder("first"));
        Directory.Delete(Path.Combine(_run.Faces, "p3"), recursive: true);
        Should.Throw<BadDataException>(() => SmallRun.Train(Continued(), _run.Folder("second")))
            .Problem.ShouldBe("The state 'kernel' has shape (4, 16), (3, 16) is expected.");
    }

    [Fact]
    public void A_model_that_is_no_checkpoint_has_no_head_to_go_on_with() => Should.Throw<BadDataException>(
        () => SmallRun.Train(_run.Recipe($"model={{from: \"{_run.Faces}\", keep_head: true}}"), _run.Folder("a"))).Problem.ShouldContain("no checkpoint");

    private Recipe Continued(params string[] overrides) => _run.Recipe(
        [Quick, $"model={{from: \"{_run.Folder("first").Path}\", keep_head: true}}", "stages=[{loss: cosface, epochs: 1}]", .. overrides]);

    private TrainingState State(string stages, params string[] overrides)
    {
        var recipe = _run.Recipe([$"stages={stages}", .. overrides]);
        return new(recipe, new TrainingPlan(recipe, 5), StartingModel.Of(recipe).Network, 4, null, new TrainingPosition());
    }

    /// <summary>The first centre of each class.</summary>
    private static float[][] Kernel(ClassificationHead head) =>
        [.. head.Kernel.detach().data<float>().ToArray().Chunk(head.EmbeddingSize).Where((_, row) => row % head.SubCentres == 0)];
}

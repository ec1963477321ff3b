using GhostFaceNets.Formats;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

[Collection(RunsCollection.Name)]
public sealed class TeacherTests : IDisposable
{
    private const string Distilled = "stages=[{loss: arcface, epochs: 1, distill: 7}, {loss: distilleuclidean, epochs: 2}]";
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    public void A_student_nears_its_teacher_of_any_embedding_size(int size)
    {
        var watcher = new Watcher();
        SmallRun.Train(
            _run.Recipe("evaluation=[]", "batch_size=7", "model.dropout=0", "stages=[{loss: distillcosine, epochs: 40}]", "optimizer=adam", "schedule.base=0.01", $"teacher={Teacher(size, 32)}"),
            _run.Folder("a"),
            watcher);
        watcher.Epochs[^1].Values["loss"].ShouldBeLessThan(watcher.Epochs[0].Values["loss"] / 2);
    }

    [Fact]
    public void A_killed_run_with_a_teacher_ends_with_the_same_bytes()
    {
        var recipe = _run.Recipe("evaluation=[]", Distilled, $"teacher={Teacher(24, 32)}", "schedule.base=0.001", "gradients={clip_norm: 1}");
        var whole = _run.Folder("whole");
        var killed = default(RunFolder);
        SmallRun.Train(recipe, whole, new Watcher(progress =>
        {
            if (progress is { Epoch: 2, Step: 2 }) killed = _run.Snapshot(whole, "killed");
        }));
        SmallRun.Train(recipe, killed!);
        File.ReadAllBytes(killed!.CheckpointFiles[^1]).AsSpan().SequenceEqual(File.ReadAllBytes(whole.CheckpointFiles[^1])).ShouldBeTrue();
    }

    [Fact]
    public void A_teacher_of_another_input_size_is_an_error() =>
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(Distilled, $"teacher={Teacher(16, 48)}"), _run.Folder("a")))
            .Problem.ShouldBe("this teacher takes pictures of 48 x 48, the network that is trained 32 x 32.");

    [Fact]
    public void Distillation_without_a_teacher_is_an_error() =>
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(Distilled), _run.Folder("a"))).Problem.ShouldContain("no teacher");

    private string Teacher(int embedding, int inputSize)
    {
        var file = Path.Combine(Path.GetDirectoryName(_run.Faces)!, "teacher.onnx");
        ModelFile.Save(file, StartingModel.Of(_run.Recipe($"model.embedding={embedding}", $"model.input_size={inputSize}", "seed=9")));
        return file;
    }
}

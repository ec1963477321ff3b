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

    [Theory]
    [InlineData("teacher=")]
    [InlineData("model.from=")]
    public void A_model_of_others_is_not_fed_as_ours_are(string key)
    {
        var file = Teacher(16, 32);
        var bytes = File.ReadAllBytes(file);
        // A card under another name is none.
        bytes[bytes.AsSpan().IndexOf("ghostfacenets.card"u8)] = (byte)'x';
        File.WriteAllBytes(file, bytes);
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(Distilled, key + file), _run.Folder("a"))).Problem.ShouldContain("ghostface convert teacher.onnx teacher-converted.onnx");
        File.WriteAllText(file + ".json", """{"colour_order": "RGB", "mean": 0, "std": 1}""");
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(Distilled, key + file), _run.Folder("b"))).Problem.ShouldNotContain("convert");
    }

    [Fact]
    public void Distillation_without_a_teacher_is_an_error() =>
        Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe(Distilled), _run.Folder("a"))).Problem.ShouldContain("no teacher");

    [Theory]
    [InlineData("{loss: distillkl, epochs: 30}", "loss")]
    [InlineData("{loss: arcface, epochs: 30, distill: {weight: 20, loss: {name: distillkl, scale: 8}}}", "distill_embedding_loss")]
    public void A_student_takes_over_the_class_probabilities_of_a_run(string stage, string name)
    {
        var teacher = TaughtRun("stages=[{loss: {name: arcface, scale: 8}, epochs: 4, sub_centres: 2}]", "model.embedding=24");
        var watcher = new Watcher();
        SmallRun.Train(
            _run.Recipe("evaluation=[]", "batch_size=7", "model.dropout=0", $"stages=[{stage}]", "optimizer=adam", "schedule.base=0.01", $"teacher={teacher.Path}"),
            _run.Folder("a"),
            watcher);
        watcher.Epochs[^1].Values[name].ShouldBeLessThan(watcher.Epochs[0].Values[name] / 2);
        Checkpoint.Read(_run.Folder("a").CheckpointFiles[^1]).MappedTeacherSize.ShouldBeNull();
    }

    [Fact]
    public void A_model_whose_outputs_are_class_scores_can_teach_them()
    {
        var watcher = new Watcher();
        SmallRun.Train(_run.Recipe("evaluation=[]", "stages=[{loss: distillkl, epochs: 1}]", $"teacher={Teacher(4, 32)}"), _run.Folder("a"), watcher);
        double.IsFinite(watcher.Epochs[0].Values["loss"]).ShouldBeTrue();
    }

    [Fact]
    public void A_teacher_of_class_probabilities_needs_the_same_people()
    {
        const string student = "stages=[{loss: distillkl, epochs: 1}]";
        var teacher = TaughtRun("stages=[{loss: arcface, epochs: 1}]");
        BadDataException Refused(string file) =>
            Should.Throw<BadDataException>(() => SmallRun.Train(_run.Recipe("evaluation=[]", student, $"teacher={file}"), _run.Folder("a")));
        Refused(Teacher(16, 32)).Problem.ShouldBe(
            "the 16 outputs of this teacher are no scores of 4 people; distillkl needs a run folder or checkpoint, which has class centres.");
        Directory.Move(Path.Combine(_run.Faces, "p3"), Path.Combine(_run.Faces, "p0b"));
        Refused(teacher.Path).Problem.ShouldBe("this teacher's class 1 is 'p1', the data set's 'p0b'; distillkl compares the same people.");
        Directory.Delete(Path.Combine(_run.Faces, "p0b"), recursive: true);
        Refused(teacher.Path).Problem.ShouldBe("this teacher tells 4 people apart, the data set shows 3; distillkl compares them one by one.");
    }

    private RunFolder TaughtRun(params string[] overrides)
    {
        var folder = _run.Folder("teacher");
        SmallRun.Train(_run.Recipe(["evaluation=[]", .. overrides]), folder);
        return folder;
    }

    private string Teacher(int embedding, int inputSize)
    {
        var file = Path.Combine(Path.GetDirectoryName(_run.Faces)!, "teacher.onnx");
        ModelFile.Save(file, StartingModel.Of(_run.Recipe($"model.embedding={embedding}", $"model.input_size={inputSize}", "seed=9")));
        return file;
    }
}

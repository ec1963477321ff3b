using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

/// <summary>What a run can begin with: a structure; a file's backbone; all of another run; the changed backbone of one; and, to go
/// on with, its own checkpoint.</summary>
[Collection(RunsCollection.Name)]
public sealed class StartingModelTests : IDisposable
{
    private const string Structure = "model={width: 0.1, embedding: 16, input_size: 32, activation: relu}";
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_run_goes_on_with_what_it_began_with_and_with_nothing_else()
    {
        Train(Structure, "base");
        var before = _run.Folder("base").Path;
        string[] models =
        [
            Structure,
            $"model={{from: \"{before}/latest.onnx\"}}",
            $"model={{from: \"{before}\", keep_head: true}}",
            $"model={{from: \"{before}\", keep_head: true, activation: prelu}}",
        ];
        foreach (var (place, model) in models.Index()) Train(model, $"{place}").Epochs.ShouldBe(1);
        foreach (var (place, model) in models.Index())
        {
            // Its own: there is nothing left to do.
            Train(model, $"{place}").Epochs.ShouldBe(1);
            foreach (var other in models.Where(other => other != model))
            {
                Should.Throw<BadDataException>(() => Train(other, $"{place}")).Problem
                    .ShouldMatch("the run was begun with another recipe; what changed: model\\.(activation|from|keep_head|width): .* -> .*");
            }
        }
    }

    [Fact]
    public void A_network_that_cannot_be_built_is_an_error_of_the_recipe() =>
        Should.Throw<BadDataException>(() => StartingModel.Of(_run.Recipe("model.architecture=ghostfacenetv2"))).Problem
            .ShouldBe("the model cannot be built: InputSize must be 33..4096.");

    private TrainingResult Train(string model, string folder) =>
        SmallRun.Train(_run.Recipe("evaluation=[]", model, "stages=[{loss: arcface, epochs: 1}]", "batch_size=14", "schedule.base=0.001"), _run.Folder(folder));
}

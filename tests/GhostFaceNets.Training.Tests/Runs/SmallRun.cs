using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;
using GhostFaceNets.Training.Tests.Data;

namespace GhostFaceNets.Training.Tests.Runs;

/// <summary>A run of seconds: a narrow network, pictures of 32 x 32, dropout so that chance matters.</summary>
internal sealed class SmallRun : IDisposable
{
    private const int Side = 32;
    private readonly TemporaryFolder _folder = new();

    public SmallRun()
    {
        FaceFolder.Write(_folder["faces"], people: 4, images: 7, Side);
        var random = new Random(2);
        byte[][] colours = [[200, 30, 30], [30, 200, 30], [30, 30, 200], [180, 180, 40]];
        ReadOnlyMemory<byte> Face(int person) => PictureEncoder.Png(FaceFolder.Picture(colours[person], Side, random));
        VerificationBin.Write(
            Unseen,
            [.. Enumerable.Range(0, 8).SelectMany(pair => new[] { Face(pair % 4), Face(pair < 4 ? pair : (pair + 1) % 4) })],
            [.. Enumerable.Range(0, 8).Select(pair => pair < 4)]);
    }

    public string Faces => _folder["faces"];

    public string Unseen => _folder["unseen.bin"];

    public RunFolder Folder(string name) => new(_folder["runs", name]);

    public Recipe Recipe(params string[] overrides) => RecipeFile.Parse(
        "small.yaml",
        $$"""
        data: {folder: "{{Faces}}"}
        evaluation: ["{{Unseen}}"]
        model: {width: 0.1, embedding: 16, input_size: 32, dropout: 0.2}
        schedule: {base: 0.05}
        stages:
          - {loss: {name: arcface, scale: 8}, epochs: 1}
          - {loss: {name: cosface, scale: 16}, epochs: 2}
        batch_size: 5
        seed: 3
        threads: 1
        checkpoints: {minutes: 1, keep: 2}
        """,
        overrides);

    /// <summary>Copies a run folder as it lies at this moment, which is what a kill at this moment leaves.</summary>
    public RunFolder Snapshot(RunFolder folder, string name)
    {
        var copy = Folder(name);
        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            // Nobody else may read it while its run goes on.
            if (file == folder.Lock) continue;
            var target = Path.Combine(copy.Path, Path.GetRelativePath(folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public static TrainingResult Train(Recipe recipe, RunFolder folder, Watcher? watcher = null, StopRequest? stop = null, CancellationTokenSource? cancel = null)
    {
        var options = new TrainerOptions { Observers = [watcher ?? new Watcher()], Time = new SteppingTime(), Stop = stop ?? new() };
        using var trainer = folder.HasRun ? Trainer.Resume(recipe, folder, options) : Trainer.Start(recipe, folder, options);
        return trainer.Run(cancel?.Token ?? TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}

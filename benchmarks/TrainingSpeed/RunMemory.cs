using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

/// <summary>The resident memory of a small run after each epoch.</summary>
internal static class RunMemory
{
    public static object Measure(string folder, int epochs)
    {
        var recipe = new Recipe
        {
            Data = new() { Folder = folder },
            Model = new() { Width = 0.5 },
            Augmentation = new() { Level = 3 },
            Stages = [new() { Loss = new() { Name = LossKind.Arcface }, Epochs = epochs }],
            BatchSize = 64,
            Schedule = new() { Base = 0.01 },
        };
        var run = Directory.CreateTempSubdirectory("ghostfacenets-");
        try
        {
            var watcher = new Watcher();
            using var trainer = Trainer.Start(recipe, new RunFolder(run.FullName), new() { Observers = [watcher] });
            trainer.Run();
            return new
            {
                mib = watcher.Resident.Select(bytes => bytes >> 20),
                growth = epochs > 2 ? (double)watcher.Resident[^1] / watcher.Resident[1] - 1 : 0,
            };
        }
        finally
        {
            run.Delete(recursive: true);
        }
    }

    private sealed class Watcher : ITrainingObserver
    {
        public List<long> Resident { get; } = [];

        public void OnBatch(TrainingProgress progress)
        {
        }

        public void OnEpoch(EpochResult result) => Resident.Add(Environment.WorkingSet);

        public void OnRemark(string remark)
        {
        }
    }
}

using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Cli.Tests.Data;

/// <summary>A training run of one epoch with two sub-centres a person, over in a second.</summary>
internal static class SmallRun
{
    /// <summary>Trains on a folder of people with pictures of 32 x 32.</summary>
    public static void Train(string folder, string people, int batch, CancellationToken cancellation, params string[] overrides)
    {
        var recipe = RecipeFile.Parse(
            "r.yaml",
            $$"""
            data: {folder: "{{people}}"}
            model: {width: 0.1, embedding: 8, input_size: 32}
            stages: [{loss: arcface, epochs: 1, sub_centres: 2}]
            schedule: {base: 0.001}
            batch_size: {{batch}}
            """,
            overrides);
        using var trainer = Trainer.Start(recipe, new RunFolder(folder));
        trainer.Run(cancellation);
    }
}

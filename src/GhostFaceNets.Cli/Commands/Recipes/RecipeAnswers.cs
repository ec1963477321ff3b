using System.Globalization;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Cli.Commands.Recipes;

/// <summary>What a new recipe is made of.</summary>
/// <param name="Data">A folder of person folders, a .rec file or a folder with one.</param>
/// <param name="Evaluation">A verification .bin file; null for none.</param>
/// <param name="Architecture">The network's name.</param>
/// <param name="Width">Its width.</param>
/// <param name="Stride">Its first stride.</param>
/// <param name="Loss">The loss in a recipe's word.</param>
/// <param name="Epochs">Of both stages, 2 at least.</param>
/// <param name="BatchSize">Pictures in a batch.</param>
internal sealed record RecipeAnswers(string Data, string? Evaluation, string Architecture, double Width, int Stride, string Loss, int Epochs, int BatchSize)
{
    private const int FirstStage = 5;

    /// <summary>The recipe, with comments.</summary>
    public string ToYaml() => string.Create(CultureInfo.InvariantCulture, $$"""
        # yaml-language-server: $schema=recipe.schema.json
        # Train with:       ghostface train THIS_FILE
        # Look first with:  ghostface train THIS_FILE --dry-run
        # Every key:        ghostface recipe schema

        # What to train on: a folder with one folder of aligned pictures per person, or packed records.
        data:
          {{(IsRecords ? "records" : "folder")}}: {{Quote(Data)}}
          # Skip pictures that cannot be read, and list them; "stop" ends the run at the first one.
          broken_pictures: skip

        # Sets to verify on after each epoch; the last one decides which model is the best.
        evaluation: [{{(Evaluation is null ? "" : Quote(Evaluation))}}]

        model:
          architecture: {{Architecture}}
          # Multiplies the channels: wider is better and slower.
          width: {{Width}}
          # 2 is four times as fast as 1, and less exact.
          stride: {{Stride}}

        optimizer: {name: sgd, momentum: 0.9}

        # From base down to minimum over all epochs. Lower base when the loss leaves the finite.
        schedule: {name: cosine, base: 0.1, minimum: 1e-5}

        stages:
          # Without a margin first: a random network that must keep one may let all people fall into one point.
          - {loss: {name: {{Loss}}, scale: 32, margin: 0}, epochs: {{First}}}
          - {loss: {{Loss}}, epochs: {{Epochs - First}}}

        batch_size: {{BatchSize}}

        # L2 decay of kernels.
        weight_decay: 5e-4

        # Other forms of the history, beside history.json.
        log: {csv: false, tensorboard: false}

        """).ReplaceLineEndings("\n");

    private int First => Math.Clamp(Epochs / 2, 1, FirstStage);

    private bool IsRecords => Path.GetExtension(Data) == ".rec" || (Directory.Exists(Data) && Directory.EnumerateFiles(Data, "*.rec").Any());

    private static string Quote(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";
}

using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Runs;

/// <summary>Measures a network on the sets of a recipe. It runs a copy of the network, so that nothing of the run's state moves.</summary>
internal sealed class Evaluation
{
    private readonly VerificationSet[] _sets;
    private readonly EmbedderOptions _options;

    /// <summary>Opens the sets.</summary>
    /// <exception cref="BadDataException">A file is not what it should be.</exception>
    public Evaluation(IReadOnlyList<EvaluationRecipe> sets, string device, int threads)
    {
        _sets = [.. sets.Select(Open)];
        _options = new EmbedderOptions { Device = device, Sessions = device == "cpu" ? threads : 1 };
    }

    /// <summary>Whether there is anything to measure on.</summary>
    public bool HasSets => _sets.Length > 0;

    /// <summary>Accuracies and thresholds by name as the history takes them, in the recipe's order.</summary>
    /// <returns>Those, and the accuracy on the last set; null without one.</returns>
    /// <exception cref="BadDataException">A picture is broken or of another size than the network takes.</exception>
    public (IReadOnlyDictionary<string, double> Values, double? Last) Measure(FaceModel model, CancellationToken cancellation)
    {
        var values = new Dictionary<string, double>();
        var last = default(double?);
        using var embedder = new Embedder(model, new TorchBackend(), _options);
        foreach (var set in _sets)
        {
            var result = VerificationRun.Of(set, embedder, cancellation: cancellation).Result;
            (values[set.Name], values[$"{set.Name}_thresh"]) = (result.MaxAccuracy, result.Threshold);
            last = result.MaxAccuracy;
        }

        return (values, last);
    }

    private static VerificationSet Open(EvaluationRecipe recipe)
    {
        if (recipe.Bin is { } bin) return VerificationSet.FromBin(bin) with { Name = recipe.Title };
        var pairs = PairsFile.Read(recipe.Pairs!, recipe.Images!);
        return VerificationSet.FromPairs(recipe.Pairs!, pairs, picture => PictureFile.Read(pairs.PathOf(picture))) with { Name = recipe.Title };
    }
}

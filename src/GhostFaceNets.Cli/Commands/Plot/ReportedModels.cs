using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Networks.Published;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary>The published models as points of a picture.</summary>
internal static class ReportedModels
{
    public const string DefaultSet = "agedb_30";

    public const string Source =
        "GhostFaceNets with released weights, accuracies from their README, work counted here; other models from plot_parameters.py of the same project. None was measured here.";

    private const double Million = 1e6;

    private static readonly Dictionary<string, (string Measure, Func<ReportedAccuracies, double?> Accuracy)> BySet = new()
    {
        ["lfw"] = ("Accuracy on LFW (%)", reported => reported.Lfw),
        ["cfp_fp"] = ("Accuracy on CFP-FP (%)", reported => reported.CfpFp),
        ["agedb_30"] = ("Accuracy on AgeDB-30 (%)", reported => reported.AgeDb30),
        ["ijb_b"] = ("TAR at FAR 1e-4 on IJB-B (%)", reported => reported.IjbB),
        ["ijb_c"] = ("TAR at FAR 1e-4 on IJB-C (%)", reported => reported.IjbC),
    };

    public static IEnumerable<string> Sets => BySet.Keys;

    public static string MeasureOf(string set) => BySet[set].Measure;

    /// <summary>The models whose figure on a set cannot be true; their remark says why.</summary>
    public static IEnumerable<PublishedModel> Doubtful(string set) => PublishedModels.All.Where(model => IsDoubtful(model, set));

    /// <summary>The models with a figure on a set that is not doubtful, and those of others.</summary>
    public static IEnumerable<ModelPoint> Of(string set, CancellationToken cancellation)
    {
        var accuracy = BySet[set].Accuracy;
        foreach (var model in ModelsCommand.Rows(cancellation).Where(model => model.Weights is not null && !IsDoubtful(model, set)))
        {
            if (accuracy(model.Reported) is not { } percent) continue;
            yield return new(
                model.Name.Replace("GhostFaceNet", "", StringComparison.Ordinal), model.ProfilerFlops / Million, percent, $"GhostFaceNet, {model.TrainingSet}", model.TotalParameters / Million);
        }

        foreach (var model in PublishedModels.Compared)
        {
            if (accuracy(model.Reported) is { } percent) yield return new(model.Name, model.MegaFlops, percent, "others");
        }
    }

    private static bool IsDoubtful(PublishedModel model, string set) => set == "lfw" && model.Remark.StartsWith("LFW is implausible", StringComparison.Ordinal);
}

using System.Globalization;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.Suite;

/// <summary>The results of several verification sets as people read them.</summary>
internal static class SuiteTables
{
    /// <summary>What is told of a set.</summary>
    public static readonly string[] Columns = ["Set", "Pairs", "Accuracy", "Threshold", "Ten-fold", "AUC", "EER", "TAR at FAR 1e-2", "1e-3"];

    /// <summary>One row a set.</summary>
    public static Table Of(IReadOnlyList<(string Name, VerificationResult? Result)> sets)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(Columns[0]);
        foreach (var name in Columns[1..]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var (name, result) in sets)
        {
            table.AddRow([.. (result is null ? [name, "broken"] : Row(name, result)).Select(Markup.Escape)]);
        }

        return table;
    }

    /// <summary>A set's figures under <see cref="Columns"/>.</summary>
    public static string[] Row(string name, VerificationResult result) =>
    [
        name, Text($"{result.Pairs:N0}"), Percent(result.MaxAccuracy), Text($"{result.Threshold:F4}"), $"{Percent(result.TenFoldMean)} ± {Percent(result.TenFoldStd)}",
        result.Auc is { } area ? Text($"{area:F5}") : "", result.Eer is { } error ? Percent(error) : "", Percent(result.TarAtFar["1e-2"]), Percent(result.TarAtFar["1e-3"]),
    ];

    /// <summary>The published tables' row: the accuracy by the reference's search of each set, in percent; - where a set is broken.</summary>
    public static string MarkdownOf(string model, ModelCard card, IReadOnlyList<(string Name, VerificationResult? Result)> sets)
    {
        string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";
        return Row(["Model", "Training Dataset", .. sets.Select(set => $"{set.Name} (%)")])
            + Row(Enumerable.Repeat("---", sets.Count + 2))
            + Row([
                NameOf(model, card),
                card.TrainingData.Length > 0 ? card.TrainingData : "-",
                .. sets.Select(set => set.Result is { } result ? Text($"{100 * result.MaxAccuracy:0.####}") : "-")]);
    }

    /// <summary>The network as training names it, with its width and stride; of other models the file, because what Keras calls a network is one for all.</summary>
    private static string NameOf(string model, ModelCard card) =>
        card.Architecture.Contains('/', StringComparison.Ordinal) ? card.Architecture : Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(model));

    private static string Percent(double share) => share.ToString("0.00%", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

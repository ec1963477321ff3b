using System.Globalization;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary>What a model says of itself, as people read it.</summary>
internal static class ModelCardTables
{
    /// <summary>Prints how to feed it, what it was trained on, how good it is and from which cosines on two faces are one person.</summary>
    public static void Print(IAnsiConsole console, ModelCard card)
    {
        var grid = new Grid().AddColumns(2);
        grid.AddRow("Input", Text($"{card.InputSize} x {card.InputSize} pixels, {card.ColourOrder}, (value - {card.InputMean}) * {card.InputScale}"));
        grid.AddRow("Embedding", Text($"{card.EmbeddingSize} numbers"));
        if (card.Weights != WeightType.Float32) grid.AddRow("Weights", card.Weights.ToString());
        if (card.TrainingData.Length > 0) grid.AddRow("Trained on", Markup.Escape(card.TrainingData));
        if (card.Licence.Length > 0) grid.AddRow("Licence", Markup.Escape(card.Licence));
        foreach (var (name, value) in card.Results) grid.AddRow(Markup.Escape(name), Text($"{value:0.######}"));
        if (card.Thresholds.Count == 0) grid.AddRow("Thresholds", "none; ghostface evaluate calibrate finds them");
        console.Write(grid);
        if (card.Thresholds.Count > 0) console.Write(Thresholds(card.Thresholds));
    }

    private static Table Thresholds(IReadOnlyList<ModelThreshold> thresholds)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in (string[])["FMR", "Cosine", "95 % interval", "FNMR", "Measured on"]) table.AddColumn(name);
        foreach (var threshold in thresholds)
        {
            table.AddRow(
                Text($"{threshold.FalseMatchRate:0.#####%}"),
                Text($"{threshold.Cosine:F4}"),
                threshold.CosineInterval is { } ends ? Text($"{ends.Low:F4} .. {ends.High:F4}") : "",
                threshold.FalseNonMatchRate is { } misses ? Text($"{misses:0.00%}") : "",
                Markup.Escape(threshold.Set) + (threshold.People is { } people ? Text($", {people:N0} people") : ""));
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

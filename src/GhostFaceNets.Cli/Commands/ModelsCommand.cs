using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Published;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface models</c>: the published models.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new GhostCommand(
        "models",
        "List the published models: size, work per picture, the accuracies that their authors report, and what is doubtful about them.",
        (_, context, cancellation) =>
        {
            var counts = new Dictionary<(string, ArchitectureOptions), NetworkCount>();
            var rows = new List<ModelRow>();
            foreach (var model in PublishedModels.All)
            {
                cancellation.ThrowIfCancellationRequested();
                var key = (model.Architecture, model.Options);
                if (!counts.TryGetValue(key, out var count))
                {
                    counts[key] = count = NetworkCount.Of(Architecture.Outline(model.Architecture, model.Options));
                }

                rows.Add(new(model, count));
            }

            Print(context.Out, rows);
            return Task.FromResult<object?>(rows);
        });

    private static void Print(IAnsiConsole console, List<ModelRow> rows)
    {
        var remarks = rows.Select(row => row.Remark).Where(remark => remark.Length > 0).Distinct().ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumns("Model", "Trained on");
        foreach (var name in (string[])["Width", "Stride", "Parameters", "MACs", "FLOPs", "LFW", "CFP-FP", "AgeDB-30", "IJB-B", "IJB-C", "Remark"])
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var row in rows)
        {
            table.AddRow(
                row.Name,
                row.TrainingSet,
                Figure(row.Width),
                Figure(row.Stride),
                Millions(row.TotalParameters),
                Millions(row.Macs),
                Millions(row.ProfilerFlops),
                Figure(row.Reported.Lfw),
                Figure(row.Reported.CfpFp),
                Figure(row.Reported.AgeDb30),
                Figure(row.Reported.IjbB),
                Figure(row.Reported.IjbC),
                row.Remark.Length > 0 ? Figure(remarks.IndexOf(row.Remark) + 1) : "");
        }

        console.Write(table);
        console.WriteLine("A: ArcFace, C: CosFace, SCA: sub-centre ArcFace. Counts are of 512-element embeddings without a bias.");
        console.WriteLine("FLOPs as the paper counts them. Accuracies in percent as the authors report them, IJB: TAR at FAR 1e-4.");
        for (var i = 0; i < remarks.Count; i++) console.WriteLine($"{i + 1}: {remarks[i]}");
    }

    private static string Millions(long number) => string.Create(CultureInfo.InvariantCulture, $"{number / 1e6:0.00} M");

    private static string Figure(double? figure) => figure?.ToString(CultureInfo.InvariantCulture) ?? "";
}

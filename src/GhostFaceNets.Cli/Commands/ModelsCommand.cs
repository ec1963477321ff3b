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
            var rows = Rows(cancellation);
            Print(context.Out, rows);
            return Task.FromResult<object?>(rows);
        });

    /// <summary>All models with their counts.</summary>
    internal static IReadOnlyList<ModelRow> Rows(CancellationToken cancellation)
    {
        var counts = new Dictionary<(string, ArchitectureOptions), NetworkCount>();
        var rows = new List<ModelRow>();
        foreach (var model in PublishedModels.All)
        {
            cancellation.ThrowIfCancellationRequested();
            var key = (model.Architecture, model.Options);
            if (!counts.TryGetValue(key, out var count)) counts[key] = count = NetworkCount.Of(Architecture.Outline(model.Architecture, model.Options));
            rows.Add(new(model, count));
        }

        return rows;
    }

    /// <summary>Prints the table and what is doubtful.</summary>
    internal static void Print(IAnsiConsole console, IReadOnlyList<ModelRow> rows)
    {
        var remarks = rows.Select(row => row.Remark).Where(remark => remark.Length > 0).Distinct().ToList();
        var table = new Table().Border(TableBorder.Simple);
        // Narrow enough for a terminal of 80 columns.
        foreach (var name in (string[])["Model", "Data"]) table.AddColumn(new TableColumn(name).NoWrap().Padding(0, 0));
        foreach (var name in (string[])["Params", "MACs", "FLOPs", "LFW", "CFP", "AgeDB", "IJB-B", "IJB-C", "*"])
        {
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap().Padding(0, 0));
        }

        foreach (var row in rows)
        {
            table.AddRow(
                row.Name.Replace("GhostFaceNet", "", StringComparison.Ordinal),
                row.TrainingSet,
                Millions(row.TotalParameters, "0.00"),
                Millions(row.Macs, "0.0"),
                Millions(row.ProfilerFlops, "0.0"),
                Percent(row.Reported.Lfw),
                Percent(row.Reported.CfpFp),
                Percent(row.Reported.AgeDb30),
                Percent(row.Reported.IjbB),
                Percent(row.Reported.IjbC),
                row.Remark.Length > 0 ? (remarks.IndexOf(row.Remark) + 1).ToString(CultureInfo.InvariantCulture) : "");
        }

        console.Write(table);
        console.WriteLine("V1-1.3-2 (A): GhostFaceNetV1, width 1.3, stride 2, ArcFace. C: CosFace, SCA: sub-centre ArcFace.");
        console.WriteLine("Params, MACs and FLOPs in millions, for 512-element embeddings without a bias; FLOPs as the paper counts them.");
        console.WriteLine("Accuracies in percent as the authors report them (CFP-FP, AgeDB-30; IJB: TAR at FAR 1e-4), all digits with --json.");
        for (var i = 0; i < remarks.Count; i++) console.WriteLine($"{i + 1}: {remarks[i]}");
    }

    private static string Millions(long number, string format) => (number / 1e6).ToString(format, CultureInfo.InvariantCulture);

    private static string Percent(double? figure) => figure?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}

using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary><c>ghostface evaluate folder</c>: are the people of a folder told apart.</summary>
internal static class FolderCommand
{
    public static Command Create()
    {
        var inputs = new FolderInputs();
        var roc = new ChartOption("--roc", "Also draw the curve of true over false accepts");
        var makeBin = new Option<string?>("--make-bin", "-B") { Description = "Also make an evaluation .bin of the pairs that are hardest to tell; needs --data-path.", HelpName = "FILE" };
        var list = new Option<string?>("--pair-list") { Description = "Also write those pairs with their scores as a CSV file.", HelpName = "FILE" };
        var save = new ResultOption();
        var report = new ReportOption();
        var pairs = new Option<int>("--pairs")
        {
            Description = $"Pairs of the same person, and as many of different people, for --make-bin and --pair-list. Defaults to {HardPairs.DefaultCount}.",
            HelpName = "N",
            DefaultValueFactory = _ => HardPairs.DefaultCount,
        };
        pairs.Demand(count => count >= HardPairs.Folds, $"--pairs must be {HardPairs.Folds} at least: one for each fold.");
        return new GhostCommand(
            "folder",
            "Measure how well a model tells the people of a folder apart: accuracy by the nearest person, and true accepts at fixed false accepts of each picture against each person.",
            (parsed, context, cancellation) =>
            {
                if (parsed.GetValue(makeBin) is not null && !inputs.HasPictures(parsed)) throw new UsageException("--make-bin takes the pictures from --data-path; name it and a --model.");
                report.Check(parsed);
                save.Check(parsed);
                var chart = roc.PathOf(parsed);
                foreach (var file in (string?[])[parsed.GetValue(makeBin), parsed.GetValue(list)])
                {
                    if (file is not null) AtomicFile.EnsureWritable(file);
                }

                using var data = inputs.Open(parsed, withScores: report.IsWanted(parsed) || save.IsWanted(parsed), context, cancellation);
                var evaluation = FolderEvaluation.Of(data.Faces, cancellation);
                var output = FolderOutput.Of(data, evaluation);
                Print(context.Out, output);
                if (chart is not null) RocChart.Of("Pictures and people", ("", evaluation.Curve)).Save(chart);
                save.Write(parsed, inputs.NameOf(parsed), evaluation.Scores);
                report.Write(parsed, context, () => FolderReport.Of(inputs.NameOf(parsed), data, evaluation, output, cancellation));
                if (parsed.GetValue(list) is not null || parsed.GetValue(makeBin) is not null)
                {
                    var chosen = HardPairs.Choose(data.Faces, parsed.GetValue(pairs), cancellation: cancellation);
                    if (!chosen.Any(pair => pair.Same) || chosen.All(pair => pair.Same))
                    {
                        throw new BadDataException(inputs.NameOf(parsed), $"it has too few pairs to choose from: {HardPairs.Folds} of one person with a cosine above 0 and {HardPairs.Folds} of two are needed, one for each fold. No pairs were written.");
                    }

                    if (parsed.GetValue(list) is { } csv) PairListFile.Write(csv, chosen.Select(pair => (data.Faces.Names[pair.First], data.Faces.Names[pair.Second], pair.Same, pair.Score)));
                    if (parsed.GetValue(makeBin) is { } bin) WriteBin(bin, data, chosen, cancellation);
                }

                return Task.FromResult<object?>(output);
            },
            [.. inputs.Options, roc.Option, save.Option, makeBin, list, pairs, report.Option]);
    }

    private static void Print(IAnsiConsole console, FolderOutput output)
    {
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        console.WriteLine(Text($"{output.Images} pictures of {output.People} people"));
        console.WriteLine(Text($"accuracy by the nearest person: {output.Accuracy:F6}, without the picture itself: {output.LeaveOneOutAccuracy:F6}"));
        var table = new Table().Border(TableBorder.Simple).AddColumn("FAR").AddColumn("TAR").AddColumn("TAR by the reference's rule");
        foreach (var (far, tar) in output.TarAtFar) table.AddRow(far, Text($"{tar:F6}"), Text($"{output.ReferenceTarAtFar[far]:F6}"));
        console.Write(table);
        console.WriteLine(Text($"AUC {output.Auc:F6}, EER {output.Eer:F6}"));
        foreach (var name in output.WithoutFace) console.WriteLine($"no face: {name}");
    }

    private static void WriteBin(string path, FolderInputs.Opened data, IReadOnlyList<ScoredPair> pairs, CancellationToken cancellation)
    {
        var images = new Dictionary<int, ReadOnlyMemory<byte>>();
        foreach (var image in pairs.SelectMany(pair => (int[])[pair.First, pair.Second]).Distinct())
        {
            cancellation.ThrowIfCancellationRequested();
            images[image] = PictureEncoder.Png(data.FaceOf!(image));
        }

        VerificationBin.Write(path, [.. pairs.SelectMany(pair => (ReadOnlyMemory<byte>[])[images[pair.First], images[pair.Second]])], [.. pairs.Select(pair => pair.Same)]);
    }
}

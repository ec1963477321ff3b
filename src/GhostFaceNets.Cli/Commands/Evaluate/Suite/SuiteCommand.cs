using System.CommandLine;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Evaluate.Suite;

/// <summary><c>ghostface evaluate suite</c>: all verification sets in one go, as the published tables list them.</summary>
internal static class SuiteCommand
{
    public static Command Create()
    {
        var sets = new Argument<FileInfo[]>("SETS")
        {
            Description = "Evaluation .bin files, e.g. lfw.bin cfp_fp.bin agedb_30.bin calfw.bin cplfw.bin vgg2_fp.bin.",
            Arity = ArgumentArity.OneOrMore,
        };
        var model = new ModelSelection();
        var card = new CardOptions("the accuracies");
        var noFlip = new Option<bool>("--no-flip") { Description = "Embed each face alone, without adding its mirror image: twice as fast, slightly less accurate." };
        var markdown = new Option<bool>("--markdown") { Description = "Print nothing but the row for a table in Markdown." };
        var report = new ReportOption("measures and curves");
        return new GhostCommand(
            "suite",
            "Measure a model on several verification sets and print the row of the published tables. "
            + "A set that cannot be read leaves the others' results as they are; it is told at the end, with exit code 3.",
            (parsed, context, cancellation) =>
            {
                var files = parsed.GetRequiredValue(sets);
                if (files.CountBy(NameOf).FirstOrDefault(name => name.Value > 1) is { Value: > 1, Key: var twice }) throw new UsageException($"two sets are called {twice}");
                var path = model.PathOf(parsed);
                var target = card.Target(parsed, path);
                report.Check(parsed);
                using var embedder = model.Open(parsed);
                var (runs, broken) = (new Dictionary<string, VerificationRun>(), new Dictionary<string, string>());
                foreach (var file in files)
                {
                    try
                    {
                        runs[NameOf(file)] = Run(file, embedder, !parsed.GetValue(noFlip), context, cancellation);
                    }
                    catch (Exception error) when (error is BadDataException or IOException or UnauthorizedAccessException)
                    {
                        broken[file.FullName] = error is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : error.Message;
                    }
                }

                (string, VerificationResult?)[] results = [.. files.Select(NameOf).Select(name => (name, runs.GetValueOrDefault(name)?.Result))];
                var row = SuiteTables.MarkdownOf(path, embedder.Model.Card, results);
                var told = parsed.GetValue(markdown) ? context with { Out = Consoles.For(TextWriter.Null, redirected: true) } : context;
                told.Out.Write(SuiteTables.Of(results));
                if (!context.Quiet) Console.Out.Write(row);
                if (runs.Count > 0) CardOptions.Write(path, target, WithResults(embedder.Model.Card, runs), told);
                foreach (var (file, problem) in broken) Console.Error.WriteLine($"ghostface: {file}: {problem.Replace(file + ": ", "", StringComparison.Ordinal)}");
                report.Write(parsed, told, () => SuiteReport.Of(path, embedder.Model, !parsed.GetValue(noFlip), [.. runs.Values], broken));
                var output = new SuiteOutput(path, runs.Count > 0 ? target : null, row, [.. runs.Values.Select(run => VerificationOutput.Of(run, path))], broken);
                return Task.FromResult<object?>(broken.Count == 0 ? output : new Outcome(output, ExitCode.BadData));
            },
            [sets, .. model.Options, noFlip, markdown, .. card.Options, report.Option]);
    }

    private static string NameOf(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);

    private static VerificationRun Run(FileInfo file, Embedder embedder, bool flip, CommandContext context, CancellationToken cancellation)
    {
        var set = VerificationSet.FromBin(file.FullName);
        return WorkProgress.Run(context, $"embedding {set.Name}", set.Pictures.Count, progress => VerificationRun.Of(set, embedder, flip, progress, cancellation));
    }

    /// <summary>Results of other sets stay.</summary>
    private static ModelCard WithResults(ModelCard card, IReadOnlyDictionary<string, VerificationRun> runs)
    {
        var results = new Dictionary<string, double>(card.Results);
        foreach (var (name, run) in runs) (results[$"{name} max_accuracy"], results[$"{name} ten_fold_mean"]) = (run.Result.MaxAccuracy, run.Result.TenFoldMean);
        return card with { Results = results };
    }
}

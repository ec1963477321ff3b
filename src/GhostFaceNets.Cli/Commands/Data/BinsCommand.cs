using System.CommandLine;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Files;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data bins</c>: evaluation .bin files in one simple form.</summary>
internal static class BinsCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILES") { Description = "Evaluation .bin files, such as lfw.bin.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Write the files into this folder instead of replacing each by its new form.",
            HelpName = "FOLDER",
        };
        return new GhostCommand(
            "bins",
            "Write evaluation .bin files anew so that every picture in them is plain bytes, whatever Python or numpy wrote them. "
            + "This program reads them either way; others do not.",
            (parsed, context, cancellation) =>
            {
                var rows = new List<object>();
                var named = parsed.GetRequiredValue(files);
                if (parsed.GetValue(output) is not null && named.CountBy(file => Path.GetFileName(file)).FirstOrDefault(name => name.Value > 1) is { Value: > 1, Key: var twice })
                {
                    throw new UsageException($"two files are called {twice}; in one folder the second would take the first one's place");
                }

                foreach (var file in named)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var target = parsed.GetValue(output) is { } folder ? Path.Combine(folder, Path.GetFileName(file)) : file;
                    var bin = VerificationBin.Read(file);
                    AtomicFile.EnsureWritable(target);
                    VerificationBin.Write(target, bin.Images, bin.Same);
                    context.Out.MarkupLineInterpolated($"{target}: {bin.Same.Count} pairs");
                    rows.Add(new { File = target, Pairs = bin.Same.Count, Same = bin.Same.Count(same => same) });
                }

                return Task.FromResult<object?>(rows);
            },
            files, output);
    }
}

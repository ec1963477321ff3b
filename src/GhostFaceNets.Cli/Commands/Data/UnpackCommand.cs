using System.CommandLine;
using GhostFaceNets.DataSets;
using GhostFaceNets.Formats.RecordIo;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data unpack</c>: RecordIO files to person folders.</summary>
internal static class UnpackCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("DIR") { Description = "A folder with train.rec (and train.idx, if there is one), or a .rec file." };
        var output = new Argument<string?>("OUT")
        {
            Description = "A new folder. Defaults to DIR with _folders behind its name.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return new GhostCommand(
            "unpack",
            "Unpack a data set of .rec and .idx files into one folder of pictures per person, their bytes unchanged. "
            + "Called again after an interruption, it goes on where it stopped. Training needs no unpacking: recipes name .rec files as data.records.",
            (parsed, context, cancellation) =>
            {
                var from = parsed.GetRequiredValue(source);
                var folder = parsed.GetValue(output) ?? DefaultOutput(from);
                using var records = RecordIoDataSet.Open(from, cancellation);
                WorkProgress.Run(context, "unpacking", records.Count, progress =>
                {
                    RecordUnpacking.Write(records, folder, progress, cancellation);
                    return records.Count;
                });
                context.Out.MarkupLineInterpolated($"{records.Count} pictures of {records.Identities.Count} people in {folder}");
                return Task.FromResult<object?>(new { Folder = folder, People = records.Identities.Count, Images = records.Count });
            },
            source, output);
    }

    private static string DefaultOutput(string source) =>
        (File.Exists(source) ? Path.ChangeExtension(source, null) : Path.TrimEndingDirectorySeparator(source)) + "_folders";
}

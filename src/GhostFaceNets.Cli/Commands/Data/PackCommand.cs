using System.CommandLine;
using GhostFaceNets.DataSets;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data pack</c>: person folders to RecordIO files.</summary>
internal static class PackCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("FOLDER") { Description = "A folder with one folder of pictures per person; or .rec files, or a .lst file, to be packed anew." };
        var output = new Argument<string>("OUT") { Description = "A new folder for train.rec, train.idx, train.lst and property." };
        var seed = new Option<int>("--seed") { Description = "Chooses the order of the pictures in the file. Defaults to 0.", HelpName = "S" };
        var inOrder = new Option<bool>("--in-order") { Description = "Write the pictures person by person instead of shuffled." };
        var shards = new Option<int>("--shards")
        {
            Description = "Files to spread the pictures over, for loaders that read several. Defaults to 1, which insightface reads.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        shards.Demand(count => count is >= 1 and <= RecordPacking.MaximalShards, $"--shards must lie in 1 .. {RecordPacking.MaximalShards}.");
        return new GhostCommand(
            "pack",
            "Pack one folder of pictures per person into the .rec and .idx files that MXNet, insightface and this program train from: "
            + "one large file instead of millions of small ones. The pictures' bytes stay as they are.",
            (parsed, context, cancellation) =>
            {
                using var faces = FaceCollection.Open(parsed.GetRequiredValue(source), cancellation);
                var folder = parsed.GetRequiredValue(output);
                var files = parsed.GetValue(shards);
                int? order = parsed.GetValue(inOrder) ? null : parsed.GetValue(seed);
                WorkProgress.Run(context, "packing", faces.Count, progress =>
                {
                    RecordPacking.Write(folder, faces, order, files, progress, cancellation);
                    return faces.Count;
                });
                context.Out.MarkupLineInterpolated($"{faces.Count} pictures of {faces.People.Count} people in {folder}");
                return Task.FromResult<object?>(new { Folder = folder, People = faces.People.Count, Images = faces.Count, Shards = files });
            },
            source, output, seed, inOrder, shards);
    }
}

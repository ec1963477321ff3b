using System.CommandLine;
using GhostFaceNets.Evaluation.MegaFace.Toy;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data toy-megaface</c>: a small release in the layout of MegaFace.</summary>
internal static class ToyMegaFaceCommand
{
    public static Command Create()
    {
        var output = new Argument<DirectoryInfo>("OUT") { Description = "A new or empty folder." };
        var source = new ToyPeopleSource();
        var subjects = ToyPeopleSource.Count("--subjects", "People to be found, at most. Defaults to 12.", 1, 12);
        var images = ToyPeopleSource.Count("--images", "Pictures of each, at most. Defaults to 6.", 2, 6);
        var distractors = ToyPeopleSource.Count("--distractors", "Pictures of others, at most. Defaults to 200.", 1, 200);
        return new GhostCommand(
            "toy-megaface",
            "Write a small release in the layout of MegaFace, with aligned faces, distractors, wrong pictures, lists of them and the devkit's lists, to try 'ghostface evaluate megaface' without the real one.",
            (parsed, context, cancellation) =>
            {
                var (folder, seed) = (parsed.GetRequiredValue(output).FullName, source.SeedOf(parsed));
                var (people, pictures, strangers) = (parsed.GetValue(subjects), parsed.GetValue(images), parsed.GetValue(distractors));
                source.Use(
                    parsed,
                    () => Write(folder, ToyPortraits.Drawn(seed, people, pictures, strangers), seed, context, cancellation),
                    (collection, extractor) => Write(folder, ToyPortraits.From(collection, extractor, seed, people, pictures, strangers), seed, context, cancellation),
                    cancellation);
                context.Out.WriteLine($"FaceScrub, distractors and lists in {folder}");
                return Task.FromResult<object?>(new { Folder = folder, Seed = seed });
            },
            [output, .. source.Options, subjects, images, distractors]);
    }

    private static void Write(string folder, ToyPortraits portraits, int seed, CommandContext context, CancellationToken cancellation) => WorkProgress.Run<object?>(
        context, "writing pictures", portraits.Faces.Sum(faces => faces.Count) + portraits.Strangers.Count, progress =>
        {
            ToyMegaFaceRelease.Write(folder, portraits, seed, progress, cancellation);
            return null;
        });
}

using System.CommandLine;
using GhostFaceNets.Evaluation.Ijb.Toy;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data toy-ijb</c>: a small release in the layout of IJB-B and IJB-C.</summary>
internal static class ToyIjbCommand
{
    public static Command Create()
    {
        var output = new Argument<DirectoryInfo>("OUT") { Description = "A new or empty folder." };
        var source = new ToyPeopleSource();
        var subjects = ToyPeopleSource.Count("--subjects", "People of the release, at most. Defaults to 24.", 4, 24);
        var images = ToyPeopleSource.Count("--images", "Pictures of each, at most. Defaults to 10.", 2, 10);
        return new GhostCommand(
            "toy-ijb",
            "Write a small release in the layout of IJB-B and IJB-C, with pictures, templates, pairs, galleries and probes, to try 'ghostface evaluate ijb' without the real one.",
            (parsed, context, cancellation) =>
            {
                var (path, seed) = (parsed.GetRequiredValue(output).FullName, source.SeedOf(parsed));
                var (people, pictures) = (parsed.GetValue(subjects), parsed.GetValue(images));
                source.Use(
                    parsed,
                    () => Write(path, ToyPeople.Drawn(seed, people, pictures), seed, context, cancellation),
                    (collection, extractor) => Write(path, ToyPeople.From(collection, extractor, seed, people, pictures), seed, context, cancellation),
                    cancellation);
                context.Out.WriteLine($"IJBB and IJBC in {path}");
                return Task.FromResult<object?>(new { Folder = path, Seed = seed });
            },
            [output, .. source.Options, subjects, images]);
    }

    private static void Write(string path, ToyPeople people, int seed, CommandContext context, CancellationToken cancellation) => WorkProgress.Run<object?>(
        context, "reading faces", Enumerable.Range(0, people.Count).Sum(people.ImagesOf), progress =>
        {
            ToyIjbRelease.Write(path, people, seed, progress, cancellation);
            return null;
        });
}

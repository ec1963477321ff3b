using System.CommandLine;
using GhostFaceNets.DataSets;
using GhostFaceNets.Detection;
using GhostFaceNets.Evaluation.Ijb.Toy;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data toy-ijb</c>: a small release in the layout of IJB-B and IJB-C.</summary>
internal static class ToyIjbCommand
{
    public static Command Create()
    {
        var output = new Argument<DirectoryInfo>("OUT") { Description = "A new or empty folder." };
        var folder = new Option<string?>("--people") { Description = "A folder with one folder of pictures per person, or a .rec file. Without it people are drawn.", HelpName = "DIR" };
        var aligned = new Option<bool>("--aligned") { Description = "The pictures of --people are aligned faces already; nothing is detected." };
        var detector = DetectorOption.Create();
        var subjects = Count("--subjects", "People of the release, at most. Defaults to 24.", 4, 24);
        var images = Count("--images", "Pictures of each, at most. Defaults to 10.", 2, 10);
        var seed = new Option<int>("--seed") { Description = "Chooses the people and what goes into which template. Defaults to 0.", HelpName = "S" };
        return new GhostCommand(
            "toy-ijb",
            "Write a small release in the layout of IJB-B and IJB-C, with pictures, templates, pairs, galleries and probes, to try 'ghostface evaluate ijb' without the real one.",
            (parsed, context, cancellation) =>
            {
                var path = parsed.GetRequiredValue(output).FullName;
                var (people, pictures) = (parsed.GetValue(subjects), parsed.GetValue(images));
                if (parsed.GetValue(folder) is { } source)
                {
                    using var collection = FaceCollection.Open(source, cancellation);
                    using var opened = parsed.GetValue(aligned) ? null : DetectorOption.Open(parsed.GetValue(detector));
                    Write(path, ToyPeople.From(collection, opened is null ? null : new FaceExtractor(opened), parsed.GetValue(seed), people, pictures), parsed.GetValue(seed), context, cancellation);
                }
                else
                {
                    Write(path, ToyPeople.Drawn(parsed.GetValue(seed), people, pictures), parsed.GetValue(seed), context, cancellation);
                }

                context.Out.WriteLine($"IJBB and IJBC in {path}");
                return Task.FromResult<object?>(new { Folder = path, Seed = parsed.GetValue(seed) });
            },
            output, folder, aligned, detector, subjects, images, seed);
    }

    private static void Write(string path, ToyPeople people, int seed, CommandContext context, CancellationToken cancellation) => WorkProgress.Run<object?>(
        context, "reading faces", Enumerable.Range(0, people.Count).Sum(people.ImagesOf), progress =>
        {
            ToyIjbRelease.Write(path, people, seed, progress, cancellation);
            return null;
        });

    private static Option<int> Count(string name, string description, int least, int standard)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least) result.AddError($"{name} must be {least} at least.");
        });
        return option;
    }
}

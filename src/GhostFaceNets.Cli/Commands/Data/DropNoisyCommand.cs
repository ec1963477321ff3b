using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Runs;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data drop-noisy</c>: a data set without the pictures that a sub-centre run finds wrongly labelled.</summary>
internal static class DropNoisyCommand
{
    private const double Degrees = 75;
    private const double MostDegrees = 180;

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A run folder or a checkpoint of a run with sub_centres above 1, trained on DATA." };
        var data = new Argument<string>("DATA")
        {
            Description = "The pictures of that run: a folder with one folder of pictures per person, a .rec file or a folder with one, or a .npz list.",
        };
        var output = new Argument<string>("OUT")
        {
            Description = "A .npz list to write, to be named as data.list in the next recipe; or a new folder that the pictures are copied to.",
        };
        var degrees = new Option<double>("--degrees")
        {
            Description = "Drop pictures at this angle from their person's main centre, or farther. Defaults to 75.",
            DefaultValueFactory = _ => Degrees,
        };
        degrees.Demand(angle => angle is > 0 and <= MostDegrees, "--degrees takes an angle above 0 and up to 180.");
        var skip = new Option<bool>("--skip-broken") { Description = "Drop pictures that cannot be read and list them. Defaults to stopping at the first one." };
        return new GhostCommand(
            "drop-noisy",
            "Drop wrongly labelled pictures: train with sub_centres: 3 first, then drop what lies far from the centre that most pictures of its person are near. "
            + "People who lose all pictures are left out.",
            (parsed, context, cancellation) =>
            {
                var target = parsed.GetRequiredValue(output);
                if (PictureListing.Exists(target)) throw new UsageException($"{target} exists already; name another place.");
                AtomicFile.EnsureWritable(target);
                var centres = TrainedCentres.Read(parsed.GetRequiredValue(run));
                var source = DataSet.Open(parsed.GetRequiredValue(data), centres.ImagesPerPerson);
                using var opened = source as IDisposable;
                centres.CheckPeople(source);
                using var embedder = new Embedder(centres.Model, new AutomaticBackend());
                var policy = parsed.GetValue(skip) ? BrokenPicturePolicy.Skip : BrokenPicturePolicy.Stop;
                var (cosines, broken) = WorkProgress.Run(context, "embedding", source.Count, progress => NoisyPictures.Cosines(
                    source, embedder, centres.Unit, centres.SubCentres, policy, progress, cancellation));
                int[] classes = [.. Enumerable.Range(0, source.Count).Select(source.PersonOf)];
                var (kept, renumbered) = NoisyPictures.Keep(classes, cosines, centres.SubCentres, parsed.GetValue(degrees));
                PictureListing.Write(target, source, kept, renumbered, cancellation);
                var (people, left) = (source.People.Count, renumbered.Count == 0 ? 0 : renumbered[^1] + 1);
                context.Out.MarkupLineInterpolated(
                    $"{source.Count - kept.Count} of {source.Count} pictures and {people - left} of {people} people dropped; the rest is in {target}");
                foreach (var problem in broken) context.Out.MarkupLineInterpolated($"broken: {problem}");
                return Task.FromResult<object?>(new
                {
                    Out = target,
                    Kept = kept.Count,
                    Dropped = source.Count - kept.Count,
                    People = left,
                    DroppedPeople = people - left,
                    DroppedPictures = Enumerable.Range(0, source.Count).Except(kept).Select(source.NameOf).ToArray(),
                    Broken = broken,
                });
            },
            run, data, output, degrees, skip);
    }
}

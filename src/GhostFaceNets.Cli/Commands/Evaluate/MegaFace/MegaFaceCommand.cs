using System.CommandLine;
using GhostFaceNets.Evaluation.MegaFace;
using GhostFaceNets.Files;

namespace GhostFaceNets.Cli.Commands.Evaluate.MegaFace;

/// <summary><c>ghostface evaluate megaface</c>: is a person found among up to a million strangers.</summary>
internal static class MegaFaceCommand
{
    public static Command Create()
    {
        var inputs = new MegaFaceInputs();
        var refined = new Option<bool>("--refined") { Description = "Remove noise first: pictures on the lists of wrong ones are replaced or carried away." };
        var seed = new Option<int>("--seed") { Description = "Chooses the tiny random vectors that --refined adds. Defaults to 0.", HelpName = "S" };
        var sizes = new Option<int[]>("--sizes", "-s")
        {
            Description = "Numbers of distractors, such as 10 1000 1000000. Defaults to all for which the devkit has lists.",
            HelpName = "N",
            AllowMultipleArgumentsPerToken = true,
        };
        var sets = new Option<int>("--num-sets", "-ns") { Description = "Drawings of each gallery to evaluate. Defaults to 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
        sets.Demand(count => count >= 1, "--num-sets must be 1 at least.");
        var distance = new Option<MegaFaceDistance>("--distance") { Description = "By what embeddings are compared. Defaults to euclidean, as the devkit; the same order for embeddings of length 1.", HelpName = "euclidean|cosine" };
        distance.Demand(Enum.IsDefined, "--distance is euclidean or cosine.");
        var results = new Option<string?>("--save-result", "-R")
        {
            Description = "Write the curves of each gallery below this folder as the devkit does, for ghostface plot cmc: to ALGO with --refined, else to ALGO-noisy.",
            HelpName = "DIR",
        };
        var clean = new Option<string?>("--feature-dir-out") { Description = "Also write the embeddings without noise to this folder, for the devkit; needs --refined.", HelpName = "DIR" };
        var report = new ReportOption("measures and curves");
        return new GhostCommand(
            "megaface",
            "Measure a model on MegaFace: how often a person is found among 10 to a million distractors, and true accepts at fixed false accepts. "
            + "Stopped while it embeds the pictures, it goes on there when it is called again.",
            (parsed, context, cancellation) =>
            {
                if (parsed.GetValue(clean) is not null && !parsed.GetValue(refined)) throw new UsageException("--feature-dir-out writes embeddings without noise; add --refined.");
                report.Check(parsed);
                foreach (var written in (string?[])[parsed.GetValue(results), parsed.GetValue(clean)])
                {
                    if (written is not null) AtomicFolder.EnsureWritable(written);
                }

                var features = inputs.Open(parsed, context, cancellation);
                var noises = parsed.GetValue(refined) ? features.Layout.Noises() : null;
                if (parsed.GetValue(clean) is { } folder) WriteClean(folder, features, noises!, parsed.GetValue(seed), context, cancellation);
                var probes = MegaFaceProbes.Read(features.Layout, features.FaceScrub, noises, parsed.GetValue(seed), features.LeftOut, cancellation);
                var (evaluations, galleries) = (new List<MegaFaceEvaluation>(), new List<MegaFaceOutput.Gallery>());
                foreach (var (size, set, pictures) in features.Galleries(parsed.GetValue(sizes) ?? [], parsed.GetValue(sets)))
                {
                    var evaluation = WorkProgress.Run(context, "searching among distractors", pictures.Count, progress => MegaFaceEvaluation.Of(
                        probes.Embeddings, probes.Persons, FeatureReading.Parts(features.MegaFace, pictures, probes.Embeddings.Size - (noises is null ? 0 : 1), noises, cancellation),
                        parsed.GetValue(distance), noises is not null, progress: progress, cancellation: cancellation));
                    evaluations.Add(evaluation);
                    galleries.Add(MegaFaceOutput.Gallery.Of(size, set, evaluation));
                    if (parsed.GetValue(results) is { } target)
                    {
                        DevkitResultFile.Write(Path.Combine(target, inputs.AlgorithmOf(parsed) + (noises is null ? "-noisy" : ""), DevkitResultFile.NameOf(inputs.AlgorithmOf(parsed), size, set)), evaluation);
                    }
                }

                if (evaluations.Count == 0) throw new BadDataException(features.Layout.TemplateLists, "it has no list of distractors of these sizes.");
                var output = new MegaFaceOutput(
                    inputs.AlgorithmOf(parsed), noises is not null, parsed.GetValue(distance).ToString().ToLowerInvariant(),
                    probes.Pictures.Count, probes.Persons.Distinct().Count(), evaluations[0].Trials.Count, galleries, features.LeftOut);
                output.Print(context.Out);
                report.Write(parsed, context, () => output.Report(evaluations));
                return Task.FromResult<object?>(output);
            },
            [.. inputs.Options, refined, seed, sizes, sets, distance, results, clean, report.Option]);
    }

    private static void WriteClean(string folder, MegaFaceFeatures features, NoiseLists noises, int seed, CommandContext context, CancellationToken cancellation) =>
        WorkProgress.Run<object?>(context, "writing embeddings without noise", features.MegaFacePictures.Count, progress =>
        {
            FeatureFolder Target(string kind) => MegaFaceFeatures.FolderOf(folder, kind, features.FaceScrub.Algorithm);
            CleanFeatures.WriteFaceScrub(features.FaceScrubPictures, features.FaceScrub, Target("facescrub"), noises, seed, cancellation);
            CleanFeatures.WriteDistractors(features.MegaFacePictures, features.MegaFace, Target("megaface"), noises, progress, cancellation);
            return null;
        });
}

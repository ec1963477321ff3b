using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Training.Data;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data distill</c>: what a teacher makes of a data set, stored once.</summary>
internal static class DistillCommand
{
    private const string Extension = ".npz";

    public static Command Create()
    {
        var model = new ModelSelection();
        var data = new Argument<string>("DATA")
        {
            Description = "Aligned faces: a folder with one folder of pictures per person, a .rec file or a folder with one, or a .npz list.",
        };
        var output = new Argument<FileInfo>("OUT")
        {
            Description = "The .npz file to write: image_names, image_classes and embeddings. It appears when it is complete.",
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !result.Tokens[0].Value.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"OUT must end in {Extension}.");
            }
        });
        var skip = new Option<bool>("--skip-broken") { Description = "Leave out pictures that cannot be read and list them. Defaults to stopping at the first one." };
        return new GhostCommand(
            "distill",
            "Store a teacher's embeddings of a data set, so that a smaller network can be trained towards them: name the file as data.embeddings in a recipe. "
            + "They are the network's raw output for the pictures as they are.",
            (parsed, context, cancellation) =>
            {
                var (target, policy) = (parsed.GetRequiredValue(output).FullName, parsed.GetValue(skip) ? BrokenPicturePolicy.Skip : BrokenPicturePolicy.Stop);
                AtomicFile.EnsureWritable(target);
                using var teacher = model.Open(parsed);
                var source = DataSet.Open(parsed.GetRequiredValue(data));
                using var opened = source as IDisposable;
                var (list, broken) = WorkProgress.Run(
                    context, "distilling", source.Count, progress => Distillation.Embed(source, teacher, policy, progress, cancellation));
                list.Write(target);
                context.Out.MarkupLineInterpolated($"{list.Names.Count} pictures of {source.People.Count} people, {teacher.EmbeddingSize} numbers each, written to {target}");
                foreach (var problem in broken) context.Out.MarkupLineInterpolated($"left out: {problem}");
                return Task.FromResult<object?>(new
                {
                    Out = target,
                    list.Names.Count,
                    People = source.People.Count,
                    Size = teacher.EmbeddingSize,
                    teacher.Device,
                    Broken = broken,
                });
            },
            [data, output, .. model.Options, skip]);
    }
}

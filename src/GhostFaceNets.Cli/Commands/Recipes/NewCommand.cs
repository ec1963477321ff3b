using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Training.Recipes;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Recipes;

/// <summary><c>ghostface recipe new</c>: asks a few questions and writes a recipe.</summary>
internal static class NewCommand
{
    private static readonly string[] s_losses = ["arcface", "cosface"];

    public static Command Create()
    {
        var output = new Argument<FileInfo>("OUT") { Description = "The recipe to write; it must not exist. Defaults to recipe.yaml.", DefaultValueFactory = _ => new FileInfo("recipe.yaml") };
        var data = Option<string?>("--data", "A folder with one folder of aligned pictures per person, a .rec file or a folder with one. Defaults to data/faces.", "PATH");
        var evaluation = Option<string?>("--evaluation", "A verification .bin file to measure on after each epoch. Defaults to none.", "BIN");
        var architecture = Option<string?>("--architecture", "The network. Defaults to ghostfacenetv1.", "NAME");
        architecture.AcceptOnlyFromAmong([.. Architecture.Names]);
        var width = Option<double?>("--width", "Multiplies the network's channels. Defaults to 1.3.", "W");
        var stride = Option<int?>("--stride", "The network's first stride, 1 or 2. Defaults to 2.", "S");
        var loss = Option<string?>("--loss", "The loss: arcface or cosface. Defaults to arcface.", "NAME");
        loss.AcceptOnlyFromAmong(s_losses);
        var epochs = Option<int?>("--epochs", "Epochs in all, 2 at least. Defaults to 30.", "N");
        var batch = Option<int?>("--batch-size", "Pictures in a batch. Defaults to 128.", "N");
        return new GhostCommand(
            "new",
            "Write a commented recipe to begin with. Asks for what no option says; where nobody can answer, takes the defaults.",
            (parsed, context, _) =>
            {
                var file = parsed.GetRequiredValue(output).ToString();
                if (Path.Exists(file)) throw new UsageException($"{file} exists already; name another file.");
                AtomicFile.EnsureWritable(file);
                var ask = new Questions(context);
                var answers = new RecipeAnswers(
                    parsed.GetValue(data) ?? ask.Text("Folder of person folders, or .rec file", "data/faces"),
                    parsed.GetValue(evaluation) ?? ask.Text("Verification .bin file (empty for none)", ""),
                    parsed.GetValue(architecture) ?? ask.Choice("Network", [.. Architecture.Names]),
                    parsed.GetValue(width) ?? ask.Number("Width", 1.3),
                    parsed.GetValue(stride) ?? ask.Number("First stride", 2),
                    parsed.GetValue(loss) ?? ask.Choice("Loss", s_losses),
                    parsed.GetValue(epochs) ?? ask.Number("Epochs", 30),
                    parsed.GetValue(batch) ?? ask.Number("Pictures in a batch", 128));
                if (answers.Epochs < 2) throw new UsageException($"{answers.Epochs} epochs are too few: give --epochs 2 at least, one without a margin and one with it");
                var yaml = (answers.Evaluation is "" ? answers with { Evaluation = null } : answers).ToYaml();
                RecipeFile.Parse(file, yaml, []);
                AtomicFile.WriteText(file, yaml);
                context.Out.MarkupLineInterpolated($"{file} written; look what it would do with: ghostface train {file} --dry-run");
                return Task.FromResult<object?>(new { File = file });
            },
            output, data, evaluation, architecture, width, stride, loss, epochs, batch);
    }

    private static Option<T> Option<T>(string name, string description, string word) => new(name) { Description = description, HelpName = word };
}

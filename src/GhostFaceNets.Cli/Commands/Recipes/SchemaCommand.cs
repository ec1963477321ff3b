using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Training.Recipes;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Recipes;

/// <summary><c>ghostface recipe schema</c>: the JSON schema of recipes.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var output = new Argument<FileInfo>("OUT")
        {
            Description = "The file to write. Defaults to recipe.schema.json.",
            DefaultValueFactory = _ => new FileInfo("recipe.schema.json"),
        };
        return new GhostCommand(
            "schema",
            "Write the JSON schema of recipes, with which editors complete and check them: begin a recipe with the line "
            + "\"# yaml-language-server: $schema=recipe.schema.json\".",
            (parsed, context, _) =>
            {
                var file = parsed.GetRequiredValue(output).ToString();
                AtomicFile.EnsureWritable(file);
                AtomicFile.WriteText(file, RecipeSchema.Write());
                context.Out.MarkupLineInterpolated($"{file} written");
                return Task.FromResult<object?>(new { File = file });
            },
            output);
    }
}

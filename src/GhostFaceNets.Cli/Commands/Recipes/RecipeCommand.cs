using System.CommandLine;

namespace GhostFaceNets.Cli.Commands.Recipes;

/// <summary><c>ghostface recipe</c>: everything about training recipes.</summary>
internal static class RecipeCommand
{
    public static Command Create() => new("recipe", "Begin training recipes, and have editors check them.")
    {
        NewCommand.Create(),
        SchemaCommand.Create(),
    };
}

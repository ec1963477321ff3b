using System.CommandLine;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary>What the curves of several results are called: as their files name them, told apart by the file where two are called alike, or as the user says.</summary>
internal sealed class LegendNames
{
    public Option<string[]> Option { get; } = new("--name", "-n")
    {
        Description = "What the legend calls the curves, one --name for each in their order. Defaults to the names in the files.",
        HelpName = "TEXT",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Gives each curve its name.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="curves">The file of each curve, and its name there.</param>
    /// <exception cref="UsageException">There are not as many names as curves.</exception>
    public IReadOnlyList<string> For(ParseResult parsed, IReadOnlyList<(string File, string Name)> curves)
    {
        if (parsed.GetValue(Option) is { Length: > 0 } names)
        {
            return names.Length == curves.Count ? names : throw new UsageException($"there are {curves.Count} curves and {names.Length} names; give a --name for each, or none.");
        }

        var counts = curves.CountBy(curve => curve.Name).ToDictionary();
        return [.. curves.Select(curve => counts[curve.Name] == 1 ? curve.Name : $"{Path.GetFileNameWithoutExtension(curve.File)}: {curve.Name}")];
    }
}

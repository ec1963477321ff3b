using System.CommandLine;
using GhostFaceNets.Files;

namespace GhostFaceNets.Cli;

/// <summary>An option of an evaluation that asks for a chart in a file.</summary>
internal sealed class ChartOption
{
    /// <summary>Defines the option.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What is drawn, as in "Also draw ...".</param>
    public ChartOption(string name, string description)
    {
        Option = new(name) { Description = $"{description}: .png or .svg.", HelpName = "FILE" };
        Option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !IsPicture(result.Tokens[0].Value)) result.AddError($"{name} must end with .png or .svg.");
        });
    }

    /// <summary>The option itself.</summary>
    public Option<string?> Option { get; }

    /// <summary>Whether a file of this name can hold a chart.</summary>
    public static bool IsPicture(string path) => Path.GetExtension(path).ToLowerInvariant() is ".png" or ".svg";

    /// <summary>The file that is asked for, after a look whether it can be written; null for none.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public string? PathOf(ParseResult parsed)
    {
        var path = parsed.GetValue(Option);
        if (path is not null) AtomicFile.EnsureWritable(path);
        return path;
    }
}

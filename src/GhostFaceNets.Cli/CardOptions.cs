using System.CommandLine;
using GhostFaceNets.Files;
using GhostFaceNets.Formats;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli;

/// <summary>The options that say whether and where a model's card is written: nowhere, into the model or into a copy of it.</summary>
internal sealed class CardOptions
{
    private readonly Option<FileInfo?> _output;
    private readonly Option<bool> _inPlace;

    /// <summary>Defines the options.</summary>
    /// <param name="what">What is written, e.g. <c>the thresholds</c>.</param>
    public CardOptions(string what)
    {
        _output = new("--out", "-o") { Description = $"Write a copy of the model with {what} in its card.", HelpName = "FILE" };
        _inPlace = new("--in-place") { Description = $"Write {what} into the card of the model file itself." };
    }

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_output, _inPlace];

    /// <summary>Sees before the work whether the card can be written.</summary>
    /// <returns>The file to write; null for none.</returns>
    /// <exception cref="UsageException">Both options are given.</exception>
    /// <exception cref="BadDataException">The model's format carries no card.</exception>
    public string? Target(ParseResult parsed, string model)
    {
        var copy = parsed.GetValue(_output)?.FullName;
        if (parsed.GetValue(_inPlace) && copy is not null) throw new UsageException("--out and --in-place exclude each other");
        if (!parsed.GetValue(_inPlace) && copy is null) return null;
        var target = ModelFile.CardTarget(model, copy);
        AtomicFile.EnsureWritable(target);
        return target;
    }

    /// <summary>Writes the card, if it is wanted.</summary>
    public static void Write(string model, string? target, ModelCard card, CommandContext context)
    {
        if (target is null) return;
        ModelFile.SaveCard(model, target, card);
        context.Out.WriteLine($"written to {target}");
    }
}

using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Recipes;

/// <summary>Asks whoever sits at the terminal; takes the default where nobody does.</summary>
/// <param name="context">The command's consoles.</param>
internal sealed class Questions(CommandContext context)
{
    private readonly bool _isAnswered = !context.Quiet && !Console.IsInputRedirected && context.Progress.Profile.Capabilities.Interactive;

    public string Text(string question, string standard) =>
        _isAnswered ? context.Progress.Prompt(new TextPrompt<string>($"{question}:").DefaultValue(standard).ShowDefaultValue(standard.Length > 0)) : standard;

    public T Number<T>(string question, T standard) where T : struct =>
        _isAnswered ? context.Progress.Prompt(new TextPrompt<T>($"{question}:").DefaultValue(standard)) : standard;

    /// <summary>One of some words; the first is the default.</summary>
    public string Choice(string question, IReadOnlyList<string> words) =>
        _isAnswered ? context.Progress.Prompt(new SelectionPrompt<string>().Title($"{question}:").AddChoices(words)) : words[0];
}

using Spectre.Console;

namespace GhostFaceNets.Cli;

/// <summary>Makes Spectre consoles that neither colour nor wrap when nobody watches a terminal.</summary>
internal static class Consoles
{
    private const int FileWidth = 200;

    public static IAnsiConsole For(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected) console.Profile.Width = FileWidth;
        return console;
    }
}

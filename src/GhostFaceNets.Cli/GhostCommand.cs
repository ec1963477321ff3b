using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Serialization;
using GhostFaceNets.Files;
using Spectre.Console;

namespace GhostFaceNets.Cli;

/// <summary>A command of <c>ghostface</c>: adds <c>--json</c> and <c>--quiet</c>, and turns errors into messages and exit codes.</summary>
internal sealed class GhostCommand : Command
{
    /// <summary>Results as scripts read them: snake_case names.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Option<FileInfo?> _json = new("--json") { Description = "Also write the result to this file as JSON.", HelpName = "FILE" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but errors." };

    /// <summary>Defines a command.</summary>
    /// <param name="name">The word on the command line.</param>
    /// <param name="description">One or two sentences that a newcomer understands.</param>
    /// <param name="run">Does the work and returns the result that <c>--json</c> writes; an
    /// <see cref="Outcome"/> where the exit code is not <see cref="ExitCode.Done"/> although there is a result.</param>
    /// <param name="symbols">Options and arguments, in the order in which help lists them.</param>
    public GhostCommand(
        string name,
        string description,
        Func<ParseResult, CommandContext, CancellationToken, Task<object?>> run,
        params ReadOnlySpan<Symbol> symbols)
        : base(name, description)
    {
        foreach (var symbol in symbols)
        {
            if (symbol is Option option) Options.Add(option);
            else Arguments.Add((Argument)symbol);
        }

        Options.Add(_json);
        Options.Add(_quiet);
        SetAction((parsed, cancellation) => RunAsync(parsed, run, cancellation));
    }

    private async Task<int> RunAsync(
        ParseResult parsed, Func<ParseResult, CommandContext, CancellationToken, Task<object?>> run, CancellationToken cancellation)
    {
        var quiet = parsed.GetValue(_quiet);
        var context = new CommandContext(
            Consoles.For(quiet ? TextWriter.Null : Console.Out, Console.IsOutputRedirected),
            Consoles.For(quiet ? TextWriter.Null : Console.Error, Console.IsErrorRedirected),
            quiet);
        try
        {
            if (Emptied(parsed) is { } name) throw new UsageException($"{name} is empty, a name was expected; is a variable not set?");
            if (parsed.GetValue(_json) is { } wanted) AtomicFile.EnsureWritable(wanted.FullName);
            // Aside, because Ctrl+C is listened to only once this call has returned its task.
            var result = await Task.Run(() => run(parsed, context, cancellation), CancellationToken.None);
            var (value, code) = result is Outcome outcome ? (outcome.Result, outcome.Code) : (result, ExitCode.Done);
            if (parsed.GetValue(_json) is { } file)
            {
                AtomicFile.WriteText(file.FullName, JsonSerializer.Serialize(value, Json) + "\n");
            }

            return code;
        }
        catch (OperationCanceledException)
        {
            return Complain("cancelled", ExitCode.Cancelled);
        }
        catch (UsageException error)
        {
            return Complain(error.Message, ExitCode.WrongUsage);
        }
        catch (BadDataException error)
        {
            return Complain(error.Message, ExitCode.BadData);
        }
        catch (FileNotFoundException error)
        {
            return Complain($"{error.FileName}: there is no such file", ExitCode.BadData);
        }
        catch (DirectoryNotFoundException error)
        {
            return Complain(error.Message, ExitCode.BadData);
        }
        catch (UnauthorizedAccessException error) when (error.Message.Split('\'') is [_, var path, _] && IsOpenFolder(path))
        {
            // What the system says of a folder that is read as a file.
            return Complain($"{path}: it is a folder, a file was expected", ExitCode.BadData);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or InvalidOperationException)
        {
            return Complain(error.Message, ExitCode.Failed);
        }
    }

    private static bool IsOpenFolder(string path)
    {
        try
        {
            if (!Directory.Exists(path)) return false;
            // One look is enough, and there may be millions in it.
            _ = Directory.EnumerateFileSystemEntries(path).Any();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The first option or argument that was given without a letter; only texts for people may be empty.</summary>
    private static string? Emptied(ParseResult parsed) => parsed.CommandResult.Children
        .Where(given => given.Tokens.Any(token => token.Value.Length == 0))
        .Select(given => given switch
        {
            OptionResult { Option.HelpName: not "TEXT" } option => option.Option.Name,
            ArgumentResult argument => argument.Argument.Name,
            _ => null,
        })
        .FirstOrDefault(name => name is not null);

    private static int Complain(string message, int code)
    {
        Console.Error.WriteLine($"ghostface: {message}");
        return code;
    }
}

using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using GhostFaceNets.Cli;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Cli.Commands.Plot;
using GhostFaceNets.Cli.Commands.Recipes;

var root = new RootCommand("Train, evaluate, export and use GhostFaceNets, lightweight face recognition networks.");
root.Subcommands.Add(DemoCommand.Create());
root.Subcommands.Add(CompareCommand.Create());
root.Subcommands.Add(EmbedCommand.Create());
root.Subcommands.Add(EvaluateCommand.Create());
root.Subcommands.Add(TrainCommand.Create());
root.Subcommands.Add(RecipeCommand.Create());
root.Subcommands.Add(PlotCommand.Create());
root.Subcommands.Add(DetectCommand.Create());
root.Subcommands.Add(AlignCommand.Create());
root.Subcommands.Add(DataCommand.Create());
root.Subcommands.Add(ConvertCommand.Create());
root.Subcommands.Add(QuantizeCommand.Create());
root.Subcommands.Add(ModelsCommand.Create());
root.Subcommands.Add(SummaryCommand.Create());
root.Subcommands.Add(BenchCommand.Create());

PlainHelp.Use(root);

var parsed = root.Parse(args);

if (parsed.Action is ParseErrorAction mistake)
{
    // The help of a command is long: it would push what is wrong out of sight. A word that needs another one gets it.
    mistake.ShowHelp = parsed.CommandResult.Command.Subcommands.Count > 0;
}

// A training batch and the checkpoint after it take their time.
var code = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromMinutes(5), Error = new PlainErrors(Console.Error) });
if (parsed.Errors.Count == 0) return code;
if (parsed.CommandResult.Command.Subcommands.Count == 0) Console.Error.WriteLine($"See {string.Join(' ', Names(parsed.CommandResult))} --help.");
return ExitCode.WrongUsage;

static IEnumerable<string> Names(SymbolResult? result) => result is CommandResult command ? [.. Names(command.Parent), command.Command is RootCommand ? "ghostface" : command.Command.Name] : [];

using System.CommandLine;
using GhostFaceNets.Cli;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Cli.Commands.Data;

var root = new RootCommand("Train, evaluate, export and use GhostFaceNets, lightweight face recognition networks.");
root.Subcommands.Add(DataCommand.Create());
root.Subcommands.Add(ModelsCommand.Create());
root.Subcommands.Add(SummaryCommand.Create());

var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code;

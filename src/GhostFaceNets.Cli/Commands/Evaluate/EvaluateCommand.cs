using System.CommandLine;
using GhostFaceNets.Cli.Commands.Evaluate.Ijb;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary><c>ghostface evaluate</c>: how good a network is, by the protocols that papers report.</summary>
internal static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "Measure how well a model recognises faces.")
    {
        FolderCommand.Create(),
        IjbCommand.Create(),
        VerificationCommand.Create(),
    };
}

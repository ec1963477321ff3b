using System.CommandLine;
using GhostFaceNets.Cli.Commands.Evaluate.Calibration;
using GhostFaceNets.Cli.Commands.Evaluate.Ijb;
using GhostFaceNets.Cli.Commands.Evaluate.MegaFace;
using GhostFaceNets.Cli.Commands.Evaluate.People;
using GhostFaceNets.Cli.Commands.Evaluate.Suite;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary><c>ghostface evaluate</c>: how good a network is, by the protocols that papers report.</summary>
internal static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "Measure how well a model recognises faces.")
    {
        CalibrateCommand.Create(),
        FolderCommand.Create(),
        GroupsCommand.Create(),
        IjbCommand.Create(),
        MegaFaceCommand.Create(),
        QualityCommand.Create(),
        SuiteCommand.Create(),
        VerificationCommand.Create(),
    };
}

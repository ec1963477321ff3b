using System.CommandLine;
<<<<<<< HEAD
using GhostFaceNets.Cli.Commands.Evaluate.Ijb;
=======
using GhostFaceNets.Cli.Commands.Evaluate.Calibration;
>>>>>>> 7697c80 (Calibrate thresholds at false match rates with intervals over people, keep them in the model's card, and let compare say what its verdict stands for)

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary><c>ghostface evaluate</c>: how good a network is, by the protocols that papers report.</summary>
internal static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "Measure how well a model recognises faces.")
    {
        CalibrateCommand.Create(),
        FolderCommand.Create(),
        IjbCommand.Create(),
        VerificationCommand.Create(),
    };
}

using System.CommandLine;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary><c>ghostface plot</c>: everything that draws results.</summary>
internal static class PlotCommand
{
    public static Command Create() => new("plot", "Draw results.")
    {
        PairCurvesCommand.Roc(),
        PairCurvesCommand.Det(),
        CmcCommand.Create(),
        WorkAccuracyCommand.Create(),
        HistoryCommand.Create(),
    };
}

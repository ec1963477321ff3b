using System.CommandLine;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary><c>ghostface data</c>: everything that makes or changes data sets.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Make, look at, pack and unpack data sets.")
    {
        BinsCommand.Create(),
        DistillCommand.Create(),
        DropNoisyCommand.Create(),
        InfoCommand.Create(),
        PackCommand.Create(),
        PairsCommand.Create(),
        SynthCommand.Create(),
        ToyIjbCommand.Create(),
        ToyMegaFaceCommand.Create(),
        UnpackCommand.Create(),
    };
}

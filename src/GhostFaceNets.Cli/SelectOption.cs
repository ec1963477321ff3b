using System.CommandLine;
using GhostFaceNets.Detection;

namespace GhostFaceNets.Cli;

/// <summary>The <c>--select</c> option of every command that takes one face from a picture.</summary>
internal static class SelectOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--select")
        {
            Description = "Which face counts when a picture shows several: the largest, or the most central. Defaults to largest.",
            HelpName = "largest|central",
            DefaultValueFactory = _ => "largest",
        };
        return option.AcceptOnlyFromAmong("largest", "central");
    }

    public static FaceSelection Parse(string? word) => word == "central" ? FaceSelection.MostCentral : FaceSelection.Largest;
}

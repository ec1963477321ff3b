using System.Globalization;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Evaluate.People;

/// <summary>Errors in percent.</summary>
internal static class ErrorText
{
    /// <summary>A rate; a dash where there is none.</summary>
    public static string Rate(double? rate) => rate?.ToString("0.000%", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>An interval; nothing where there is none.</summary>
    public static string Interval(ConfidenceInterval? interval) => interval is { } ends ? $"{Rate(ends.Low)} .. {Rate(ends.High)}" : "";
}

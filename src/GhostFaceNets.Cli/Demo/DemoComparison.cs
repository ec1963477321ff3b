using System.Globalization;

namespace GhostFaceNets.Cli.Demo;

/// <summary>Two pictures that the demo compared with the exported model.</summary>
/// <param name="First">The first picture's file.</param>
/// <param name="Second">The second picture's file.</param>
/// <param name="Same">The truth.</param>
/// <param name="Cosine">How alike the model finds them.</param>
/// <param name="Threshold">From which cosine on it takes them for one person.</param>
/// <param name="Verdict"><c>same</c> or <c>different</c>.</param>
internal sealed record DemoComparison(string First, string Second, bool Same, double Cosine, double Threshold, string Verdict)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(First)} and {Path.GetFileName(Second)}: {Verdict} (cosine {Cosine:F3}, threshold {Threshold:F3}); in truth {(Same ? "same" : "different")}");
}

namespace GhostFaceNets.Cli;

/// <summary>What one folder of aligned faces has in common.</summary>
/// <param name="Size">The side in pixels.</param>
/// <param name="Select"><c>largest</c> or <c>central</c>.</param>
internal sealed record AlignmentSettings(int Size, string Select);

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary>The people of two data sets who look like the same.</summary>
/// <param name="Other">The other data set.</param>
/// <param name="Threshold">The cosine above which two people are told.</param>
/// <param name="OtherPeople">The people of the other set.</param>
/// <param name="Pairs">The most alike first.</param>
internal sealed record OverlapOutput(string Other, double Threshold, int OtherPeople, IReadOnlyList<OverlapOutput.Pair> Pairs)
{
    /// <summary>A person of this set and one of the other.</summary>
    internal sealed record Pair(string Person, string Other, double Cosine);
}

using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Evaluation.Results;

/// <summary>The scores of one evaluation.</summary>
/// <param name="Name">As legends name it.</param>
/// <param name="Scores">Larger for more alike, and the truth.</param>
public sealed record NamedScores(string Name, PairScores Scores)
{
    /// <summary>The file that they were read from; empty where they come from none.</summary>
    public string File { get; init; } = "";
}

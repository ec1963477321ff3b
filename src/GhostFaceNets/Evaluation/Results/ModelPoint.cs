namespace GhostFaceNets.Evaluation.Results;

/// <summary>A model as a point of a picture: how good it is for how much work.</summary>
/// <param name="Name">Written beside the point.</param>
/// <param name="MegaFlops">Millions of operations for a face.</param>
/// <param name="Accuracy">In percent.</param>
/// <param name="Family">Models of a family have one colour; empty for none.</param>
/// <param name="Parameters">Millions of them; null when unknown.</param>
public sealed record ModelPoint(string Name, double MegaFlops, double Accuracy, string Family = "", double? Parameters = null)
{
    /// <summary>Whether the point stands out, as the user's own models do.</summary>
    public bool Marked { get; init; }
}

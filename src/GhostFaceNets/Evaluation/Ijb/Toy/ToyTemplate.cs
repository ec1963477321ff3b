namespace GhostFaceNets.Evaluation.Ijb.Toy;

/// <summary>A template of a toy release.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">The id of its person.</param>
/// <param name="Gallery">1 or 2; 0 for a probe.</param>
/// <param name="Faces">Its faces: medium, and the number of the person's picture.</param>
internal sealed record ToyTemplate(int Id, int Subject, int Gallery, IReadOnlyList<(int Medium, int Image)> Faces);

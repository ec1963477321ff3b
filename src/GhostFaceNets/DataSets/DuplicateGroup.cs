namespace GhostFaceNets.DataSets;

/// <summary>Pictures that are the same.</summary>
/// <param name="Images">The pictures.</param>
/// <param name="People">Whom they are said to show: more than one person means a wrong label.</param>
public sealed record DuplicateGroup(IReadOnlyList<string> Images, IReadOnlyList<string> People)
{
    internal static DuplicateGroup Of(FaceCollection faces, int[] indices) => new(
        [.. indices.Select(faces.NameOf)],
        [.. indices.Select(faces.PersonOf).Distinct().Select(person => faces.People[person])]);
}

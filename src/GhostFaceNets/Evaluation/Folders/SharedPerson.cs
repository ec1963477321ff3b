namespace GhostFaceNets.Evaluation.Folders;

/// <summary>A person of one set and one of another who look like the same.</summary>
/// <param name="First">The number of the person in the first set.</param>
/// <param name="Second">The number of the person in the second.</param>
/// <param name="Cosine">Of the centres of their pictures.</param>
public readonly record struct SharedPerson(int First, int Second, double Cosine);

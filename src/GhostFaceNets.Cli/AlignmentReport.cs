namespace GhostFaceNets.Cli;

/// <summary>What became of the pictures of a folder.</summary>
/// <param name="Settings">How they were aligned.</param>
/// <param name="Pictures">All pictures of the folder.</param>
/// <param name="Aligned">Aligned by this run.</param>
/// <param name="AlreadyDone">Aligned by an earlier run.</param>
/// <param name="WithoutFace">Pictures that show no face.</param>
/// <param name="Broken">Pictures that could not be read, and why.</param>
/// <param name="Complete">Whether no picture is left to do.</param>
internal sealed record AlignmentReport(
    AlignmentSettings Settings,
    int Pictures,
    int Aligned,
    int AlreadyDone,
    IReadOnlyList<string> WithoutFace,
    IReadOnlyDictionary<string, string> Broken,
    bool Complete);

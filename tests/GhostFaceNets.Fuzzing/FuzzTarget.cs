namespace GhostFaceNets.Fuzzing;

/// <summary>A reader of strangers' files, and whole files to begin with.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="File">What the changed file is called.</param>
/// <param name="Seeds">Valid files of every form that the format has; small ones, so that a case is short.</param>
/// <param name="Read">Reads the file at a path, all of it.</param>
public sealed record FuzzTarget(string Name, string File, IReadOnlyList<byte[]> Seeds, Action<string> Read)
{
    /// <summary>Makes the files beside the changed one, in a folder.</summary>
    public Action<string> Prepare { get; init; } = _ => { };

    /// <summary>Words of the format, which changes put in.</summary>
    public IReadOnlyList<byte[]> Words { get; init; } = [];

    /// <summary>Brings checksums up to date after a change, so that it gets past them.</summary>
    public Action<byte[]>? Mend { get; init; }

    /// <summary>The bytes that reading may allocate beside ten times the file: what errors, libraries' tables and garbage take.</summary>
    public long Slack { get; init; } = 1 << 18;
}

namespace GhostFaceNets.Fuzzing;

/// <summary>A case in which a reader did something else than read the file or name what is wrong with it.</summary>
/// <param name="Kind">What, in a word: <c>exception</c>, <c>nameless</c>, <c>memory</c> or <c>slow</c>.</param>
/// <param name="Cause">Tells findings of one cause from those of another.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Case">The number of the case.</param>
/// <param name="Content">The file.</param>
public sealed record Finding(string Kind, string Cause, string Detail, long Case, byte[] Content)
{
    /// <summary>An exception that is none of bad data; its cause is where it was thrown.</summary>
    public static Finding Of(Exception error, string detail, long number, byte[] content)
    {
        var frames = new System.Diagnostics.StackTrace(error).GetFrames().Select(frame => frame.GetMethod()).Take(3);
        return new("exception", $"{error.GetType()} {string.Join(" < ", frames.Select(method => $"{method?.DeclaringType}.{method?.Name}"))}", detail, number, content);
    }
}

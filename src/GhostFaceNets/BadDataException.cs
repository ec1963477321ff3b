namespace GhostFaceNets;

/// <summary>A file or its content is not what it should be: names the file, the place in it and what was expected.</summary>
public sealed class BadDataException : Exception
{
    /// <summary>Describes bad data.</summary>
    /// <param name="file">The file or folder as the caller named it.</param>
    /// <param name="problem">The place in the file, what stands there and what was expected, as a sentence.</param>
    /// <param name="inner">What a library said of it.</param>
    public BadDataException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
        (File, Problem) = (file, problem);
    }

    /// <summary>The file or folder as the caller named it.</summary>
    public string File { get; }

    /// <summary>The place, what stands there and what was expected.</summary>
    public string Problem { get; }
}

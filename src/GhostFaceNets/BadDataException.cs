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

    /// <summary>What a check of arguments said of something that stands in a file, without the parameter's name, which no file has.</summary>
    /// <param name="file">The file or folder as the caller named it.</param>
    /// <param name="place">The place in the file, or what cannot be made of it.</param>
    /// <param name="error">What the check said.</param>
    public static BadDataException Of(string file, string place, ArgumentException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(file, $"{place}: {error.Message.Split(" (Parameter", 2)[0]}", error);
    }

    /// <summary>The file or folder as the caller named it.</summary>
    public string File { get; }

    /// <summary>The place, what stands there and what was expected.</summary>
    public string Problem { get; }
}

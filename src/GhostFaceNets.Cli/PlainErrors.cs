using System.Text;
using System.Text.RegularExpressions;

namespace GhostFaceNets.Cli;

/// <summary>Says what is wrong with the command line in the words of its users: the parser names types of .NET.</summary>
/// <param name="errors">Where it goes.</param>
internal sealed partial class PlainErrors(TextWriter errors) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => errors.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => errors.Write(value);

    /// <inheritdoc/>
    public override void Write(string? value) => errors.Write(value is null ? null : InPlainWords(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value);
        errors.WriteLine();
    }

    /// <summary>The same without types of .NET.</summary>
    internal static string InPlainWords(string message) => TypeName().Replace(message, match => match.Groups["type"].Value switch
    {
        "Int32" or "Int64" => ": a whole number was expected.",
        "Single" or "Double" => ": a number was expected.",
        _ => ".",
    });

    [GeneratedRegex(@" as expected type '(System\.Nullable`1\[)?(System\.)?(?<type>[A-Za-z0-9.]+)(\[\])?\]?'\.")]
    private static partial Regex TypeName();
}

using System.CommandLine;
using System.CommandLine.Parsing;

namespace GhostFaceNets.Cli;

/// <summary>What the value of an option must be beyond its type.</summary>
internal static class OptionRules
{
    /// <summary>Demands something of a value. One that is of another type is told by the parser.</summary>
    /// <param name="option">The option.</param>
    /// <param name="isRight">Whether a value is what it must be.</param>
    /// <param name="rule">Said where it is not.</param>
    public static void Demand<T>(this Option<T> option, Predicate<T?> isRight, string rule) => option.Validators.Add(result =>
    {
        if (IsOfType(result, out T? value) && !isRight(value)) result.AddError(rule);
    });

    private static bool IsOfType<T>(OptionResult result, out T? value)
    {
        try
        {
            value = result.GetValueOrDefault<T>();
            return true;
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }
}

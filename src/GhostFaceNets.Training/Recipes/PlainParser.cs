using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GhostFaceNets.Training.Recipes;

/// <summary>Refuses, while YAML is parsed, what ends the process in the library, which reads, compares and hashes what is nested by recursion:
/// much depth, and aliases, by which a value can hold itself.</summary>
internal sealed class PlainParser(string name, Parser inner) : IParser
{
    private const int Deepest = 100;

    private int _depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!inner.MoveNext()) return false;
        var line = Current!.Start.Line;
        if (_depth > Deepest) throw new BadDataException(name, $"line {line}: lists and keys lie {Deepest} deep in each other, which no recipe needs.");
        if (Current is AnchorAlias alias) throw new BadDataException(name, $"line {line}: recipes take no aliases; write the value of '*{alias.Value}' again.");
        _depth += Current.NestingIncrease;
        return true;
    }
}

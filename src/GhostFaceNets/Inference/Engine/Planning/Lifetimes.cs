using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>When each value is computed and last read, as positions among the operations.</summary>
internal sealed class Lifetimes
{
    private readonly Dictionary<string, int> _first = [];
    private readonly Dictionary<string, int> _last = [];
    private readonly Dictionary<string, Operation> _operations = [];

    public Lifetimes(IReadOnlyList<Operation> operations, IReadOnlyList<string> outputs)
    {
        for (var at = 0; at < operations.Count; at++)
        {
            _operations[operations[at].Output] = operations[at];
            _first[operations[at].Output] = operations[at].Node is InputNode ? 0 : at;
            _last[operations[at].Output] = at;
            foreach (var read in operations[at].Reads) _last[read] = at;
        }

        foreach (var output in outputs) _last[output] = operations.Count;
    }

    /// <summary>The position of the operation that computes a value.</summary>
    public int First(string value) => _first[value];

    /// <summary>The position of the last operation that reads it; past all for what leaves the network.</summary>
    public int Last(string value) => _last[value];

    /// <summary>Whether the operation at a position may write over a value: nothing reads it later, nor what may lie inside it.</summary>
    public bool EndsAt(string value, int at) =>
        _last[value] <= at && (_operations[value].Node is not Concat || _operations[value].Inputs.All(part => _last[part] < at && EndsAt(part, at)));
}

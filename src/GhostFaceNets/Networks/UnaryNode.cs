namespace GhostFaceNets.Networks;

/// <summary>A node that reads one other.</summary>
public abstract record UnaryNode : Node
{
    private protected UnaryNode(string name, string input)
        : base(name, [input])
    {
    }

    /// <summary>The node it reads.</summary>
    public string Input => Inputs[0];
}

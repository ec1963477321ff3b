using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>The output shapes of nodes, and which vectors hold the elements of a map: Keras lays those out by row,
/// column, channel, a network by channel, row, column.</summary>
internal sealed class NodeShapes
{
    private readonly Dictionary<string, TensorShape> _shapes = [];
    private readonly Dictionary<string, TensorShape> _flattened = [];

    public TensorShape this[string name] => _shapes[name];

    public static NodeShapes Of(IEnumerable<Node> nodes)
    {
        var shapes = new NodeShapes();
        foreach (var node in nodes) shapes.Add(node);
        return shapes;
    }

    public void Add(Node node)
    {
        var inputs = InputsOf(node);
        if (!_shapes.TryAdd(node.Name, node.OutputShape(inputs))) throw new ArgumentException($"Two nodes are called '{node.Name}'.");
        if (node is Flatten && inputs[0] is { Rank: 3, Height: var height, Width: var width } && height * width > 1)
        {
            _flattened[node.Name] = inputs[0];
        }
        else if (node is (UnaryNode or Networks.Add) and not Dense && FlattenedMap(node.Inputs[0]) is { } map)
        {
            _flattened[node.Name] = map;
        }
    }

    public TensorShape[] InputsOf(Node node) => [.. node.Inputs.Select(input => _shapes[input])];

    /// <summary>The map whose elements a node's vector holds, or null where the order is the same in Keras.</summary>
    public TensorShape? FlattenedMap(string name) => _flattened.TryGetValue(name, out var map) ? map : null;
}

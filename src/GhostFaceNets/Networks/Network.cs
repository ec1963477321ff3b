using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>A network as a value: nodes in the order of computation, the names of its outputs, and its weights.
/// Builders make one, importers read one, passes turn one into another, backends run one; nothing changes one.</summary>
public sealed class Network
{
    private readonly Dictionary<string, int> _positions = [];
    private readonly ImmutableArray<TensorShape> _shapes;

    /// <summary>Checks and holds a graph.</summary>
    /// <param name="name">The architecture's name, e.g. <c>GhostFaceNetV1</c>.</param>
    /// <param name="nodes">Each after the nodes that it reads; exactly one <see cref="InputNode"/>.</param>
    /// <param name="outputs">Names of the nodes whose outputs leave the network; a face network has one.</param>
    /// <param name="weights">One tensor for every slot of every node, under <see cref="Node.WeightName"/>.</param>
    /// <param name="weightDecays">L2 marks: weight name to decay (see <see cref="WeightDecays"/>).</param>
    /// <exception cref="ArgumentException">A name is doubled or unknown, shapes do not fit, or a weight is absent,
    /// left over or of another shape; the message names the node and both shapes.</exception>
    public Network(
        string name,
        ImmutableArray<Node> nodes,
        ImmutableArray<string> outputs,
        ImmutableDictionary<string, FloatTensor> weights,
        ImmutableDictionary<string, double>? weightDecays = null)
    {
        (Name, Nodes, Outputs, Weights) = (name, nodes, outputs, weights);
        WeightDecays = weightDecays ?? ImmutableDictionary<string, double>.Empty;
        var shapes = ImmutableArray.CreateBuilder<TensorShape>(nodes.Length);
        var slots = 0;
        foreach (var node in nodes)
        {
            var inputs = new TensorShape[node.Inputs.Length];
            for (var i = 0; i < inputs.Length; i++)
            {
                inputs[i] = _positions.TryGetValue(node.Inputs[i], out var at)
                    ? shapes[at]
                    : throw new ArgumentException($"'{node.Name}' reads '{node.Inputs[i]}', which no earlier node is called.");
            }

            if (!_positions.TryAdd(node.Name, shapes.Count)) throw new ArgumentException($"Two nodes are called '{node.Name}'.");
            shapes.Add(node.OutputShape(inputs));
            foreach (var slot in node.WeightSlots(inputs))
            {
                CheckWeight(node, slot);
                slots++;
            }
        }

        if (slots != weights.Count)
        {
            throw new ArgumentException($"The network's nodes take {slots} weights, {weights.Count} are given.");
        }

        _shapes = shapes.ToImmutable();
        Input = nodes.OfType<InputNode>().SingleOrDefault() ?? throw new ArgumentException("A network has exactly one input node.");
        foreach (var output in outputs)
        {
            if (!_positions.ContainsKey(output)) throw new ArgumentException($"The output '{output}' is no node of the network.");
        }
    }

    /// <summary>The architecture's name.</summary>
    public string Name { get; }

    /// <summary>The nodes in an order in which they can be computed.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>The names of the nodes whose outputs leave the network.</summary>
    public ImmutableArray<string> Outputs { get; }

    /// <summary>The weights by <see cref="Node.WeightName"/>, in torch's layout (see <see cref="WeightRole"/>).</summary>
    public ImmutableDictionary<string, FloatTensor> Weights { get; }

    /// <summary>L2 marks: the decay d of a weight w, which adds d / 2 * sum(w^2) to the loss and so d * w to the
    /// gradient. Weights that are not named have none.</summary>
    public ImmutableDictionary<string, double> WeightDecays { get; }

    /// <summary>The node where pictures come in.</summary>
    public InputNode Input { get; }

    /// <summary>The node of that name.</summary>
    public Node this[string name] => Nodes[_positions[name]];

    /// <summary>The output shape of a node, batch left out.</summary>
    public TensorShape ShapeOf(string name) => _shapes[_positions[name]];

    /// <summary>The shapes of what a node reads.</summary>
    public TensorShape[] InputShapesOf(Node node)
    {
        var shapes = new TensorShape[node.Inputs.Length];
        for (var i = 0; i < shapes.Length; i++) shapes[i] = ShapeOf(node.Inputs[i]);
        return shapes;
    }

    /// <summary>The weights that a node takes, in Keras' order.</summary>
    public ImmutableArray<WeightSlot> WeightSlotsOf(Node node) => node.WeightSlots(InputShapesOf(node));

    /// <summary>A weight of a node.</summary>
    public FloatTensor Weight(Node node, WeightRole role) => Weights[node.WeightName(role)];

    /// <summary>The same graph with other weights.</summary>
    /// <exception cref="ArgumentException">They do not fit; the message names the weight and both shapes.</exception>
    public Network WithWeights(ImmutableDictionary<string, FloatTensor> weights) => new(Name, Nodes, Outputs, weights, WeightDecays);

    private void CheckWeight(Node node, WeightSlot slot)
    {
        var weight = node.WeightName(slot.Role);
        if (!Weights.TryGetValue(weight, out var tensor))
        {
            throw new ArgumentException($"The weight '{weight}' of shape {slot.Shape} is absent.");
        }

        if (tensor.Shape != slot.Shape)
        {
            throw new ArgumentException($"The weight '{weight}' has shape {tensor.Shape}, the network takes {slot.Shape}.");
        }
    }
}

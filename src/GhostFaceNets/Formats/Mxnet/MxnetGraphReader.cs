using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>The network that grows while a graph is read, and what its next node may read.</summary>
internal sealed class MxnetGraphReader
{
    // What InsightFace's models take; symbol files rarely say it.
    private const int DefaultSide = 112;
    private const int Colours = 3;

    // Training graphs go on to a classifier; InsightFace calls the embedding so.
    private const string Embedding = "fc1";

    private readonly MxnetSymbol _symbol;
    private readonly MxnetParameters _parameters;
    private readonly Dictionary<string, TensorShape> _shapes = [];
    private readonly ImmutableArray<Node>.Builder _nodes = ImmutableArray.CreateBuilder<Node>();
    private readonly ImmutableDictionary<string, FloatTensor>.Builder _weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();

    private MxnetGraphReader(MxnetSymbol symbol, MxnetParameters parameters) => (_symbol, _parameters) = (symbol, parameters);

    /// <summary>Reads a graph of one picture input; of several outputs the one that is called <c>fc1</c>.</summary>
    /// <exception cref="BadDataException">It is another kind of graph, has an operator that is not supported, or does
    /// not fit its weights.</exception>
    public static Network Read(MxnetSymbol symbol, MxnetParameters parameters, string name)
    {
        var reader = new MxnetGraphReader(symbol, parameters);
        var output = reader.OutputIndex();
        foreach (var at in reader.Needed(output))
        {
            var node = symbol.Nodes[at];
            if (!node.IsVariable) MxnetOperators.Find(node)(reader, node);
            else if (parameters.Find(node.Name) is null) reader.AddInput(node);
        }

        try
        {
            return new(name, reader._nodes.ToImmutable(), [symbol.Nodes[output].Name], reader._weights.ToImmutable());
        }
        catch (ArgumentException e)
        {
            throw new BadDataException(symbol.File, $"the graph does not hold together: {e.Message}", e);
        }
    }

    /// <summary>The network's node that a node of the file reads.</summary>
    public string Input(MxnetNode node, int index = 0)
    {
        var name = Source(node, index).Name;
        return _shapes.ContainsKey(name) ? name : throw node.Bad($"reads the weight '{name}' where a value was expected");
    }

    /// <summary>The network's nodes that a node of the file reads.</summary>
    public ImmutableArray<string> Inputs(MxnetNode node) => [.. Enumerable.Range(0, node.Inputs.Count).Select(at => Input(node, at))];

    /// <summary>The shape of what a node reads.</summary>
    public TensorShape Shape(MxnetNode node, int index = 0) => _shapes[Input(node, index)];

    /// <summary>The weight that a node reads.</summary>
    public FloatTensor Weight(MxnetNode node, int index)
    {
        var source = Source(node, index);
        return _parameters.Find(source.Name) is { } tensor && source.IsVariable
            ? tensor
            : throw new BadDataException(_parameters.File, $"it has no array '{source.Name}', which the {node.Operator} node '{node.Name}' reads.");
    }

    /// <summary>Adds a node to the network.</summary>
    /// <exception cref="BadDataException">Its inputs or its weights do not fit it, or its name is taken.</exception>
    public void Add(MxnetNode source, Node node, params ReadOnlySpan<(WeightRole Role, FloatTensor Tensor)> weights)
    {
        TensorShape shape;
        ImmutableArray<WeightSlot> slots;
        try
        {
            TensorShape[] inputs = [.. node.Inputs.Select(name => _shapes[name])];
            (shape, slots) = (node.OutputShape(inputs), node.WeightSlots(inputs));
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException)
        {
            throw source.Bad($"cannot be computed: {e.Message.TrimEnd('.')}");
        }

        foreach (var (role, tensor) in weights)
        {
            var wanted = slots.Single(slot => slot.Role == role).Shape;
            if (tensor.Shape != wanted) throw source.Bad($"has a {role} of shape {tensor.Shape}; {wanted} was expected");
            _weights[node.WeightName(role)] = tensor;
        }

        if (!_shapes.TryAdd(node.Name, shape)) throw source.Bad("is called like another node");
        _nodes.Add(node);
    }

    private MxnetNode Source(MxnetNode node, int index) =>
        index < node.Inputs.Count ? _symbol.Nodes[node.Inputs[index]] : throw node.Bad($"lacks its input {index + 1}");

    private int OutputIndex()
    {
        if (_symbol.Heads is [var only] && !_symbol.Nodes[only].Operator.EndsWith("Output", StringComparison.Ordinal)) return only;
        return Enumerable.Range(0, _symbol.Nodes.Count).Where(at => _symbol.Nodes[at] is { Name: Embedding, IsVariable: false }).Cast<int?>().LastOrDefault()
            ?? throw new BadDataException(
                _symbol.File,
                $"it puts out {string.Join(", ", _symbol.Heads.Take(8).Select(head => $"'{_symbol.Nodes[head].Name}'"))}; one embedding, or a node '{Embedding}', was expected.");
    }

    /// <summary>The nodes that the output depends on, in order.</summary>
    private IEnumerable<int> Needed(int output)
    {
        var needed = new bool[output + 1];
        needed[output] = true;
        for (var at = output; at >= 0; at--)
        {
            if (!needed[at]) continue;
            foreach (var input in _symbol.Nodes[at].Inputs) needed[input] = true;
        }

        return Enumerable.Range(0, output + 1).Where(at => needed[at]);
    }

    private void AddInput(MxnetNode node)
    {
        if (_nodes.OfType<InputNode>().FirstOrDefault() is { } picture)
        {
            throw new BadDataException(_parameters.File, $"it has neither of the arrays '{picture.Name}' and '{node.Name}', of which only one can be the picture.");
        }

        var (height, width) = (DefaultSide, DefaultSide);
        if (node.Attributes.TryGetValue("__shape__", out var text))
        {
            var extents = text.Trim('(', ')', '[', ']').Split(',', StringSplitOptions.TrimEntries);
            if (extents is not [_, "3", var rows, var columns] || !ushort.TryParse(rows, out var h) || !ushort.TryParse(columns, out var w) || h == 0 || w == 0)
            {
                throw node.Bad($"has the shape {text}; pictures (batch, 3, H, W) were expected");
            }

            (height, width) = (h, w);
        }

        Add(node, new InputNode(node.Name, new(Colours, height, width)));
    }
}

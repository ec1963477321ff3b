using System.Collections.Immutable;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>The network that grows while a graph is read, and the values and constants that its next node may read.</summary>
internal sealed class OnnxGraphReader
{
    private readonly Dictionary<string, TensorProto> _constants = [];
    private readonly Dictionary<string, float[]> _steps = [];
    private readonly Dictionary<string, string> _nodeOfValue = [];
    private readonly Dictionary<string, TensorShape> _shapes = [];
    private readonly Dictionary<string, int> _readers = [];
    private readonly List<Node> _nodes = [];
    private readonly ImmutableDictionary<string, FloatTensor>.Builder _weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();

    private OnnxGraphReader(string file) => File = file;

    /// <summary>The file as errors name it.</summary>
    public string File { get; }

    /// <summary>Reads a graph that turns one picture into one vector.</summary>
    /// <exception cref="BadDataException">It is another kind of graph, or has an operator that is not supported.</exception>
    public static Network ReadFaceNetwork(GraphProto graph, string file)
    {
        if (PictureInputs(graph).Count() is not 1 and var inputs) throw NoFaceNetwork(file, $"it has {inputs} inputs, not one");
        if (graph.Output.Count != 1) throw NoFaceNetwork(file, $"it has {graph.Output.Count} outputs, not one");
        if (OnnxShapes.Extents(PictureInputs(graph).Single()) is var extents && extents is not [_, 3, > 0, > 0])
        {
            throw NoFaceNetwork(file, $"its input '{PictureInputs(graph).Single().Name}' is {Text(extents)}");
        }

        var network = Read(graph, file, new(extents[2], extents[3]));
        FaceModel.DemandFinite(network, file);
        var shape = network.ShapeOf(network.Outputs[0]);
        return shape.Rank == 1
            ? network
            : throw NoFaceNetwork(file, $"its output '{graph.Output[0].Name}' is (batch, {string.Join(", ", shape.Extents)})");
    }

    /// <summary>Reads a graph of one picture input and any outputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="file">The file as errors should name it.</param>
    /// <param name="size">The size of the pictures, where the graph leaves it open.</param>
    /// <exception cref="BadDataException">It is another kind of graph, or has an operator that is not supported.</exception>
    public static Network Read(GraphProto graph, string file, Extent size)
    {
        var reader = new OnnxGraphReader(file);
        foreach (var tensor in graph.Initializer) reader._constants[tensor.Name] = tensor;
        if (PictureInputs(graph).ToArray() is not [var input]) throw new BadDataException(file, $"the graph has {PictureInputs(graph).Count()} inputs; one picture was expected.");
        if (graph.Output.Count == 0) throw new BadDataException(file, "the graph has no output.");
        foreach (var read in graph.Node.SelectMany(node => node.Input).Concat(graph.Output.Select(output => output.Name)))
        {
            reader._readers[read] = reader._readers.GetValueOrDefault(read) + 1;
        }

        reader.AddInput(input, size);
        foreach (var proto in graph.Node)
        {
            var node = new OnnxNode(file, proto);
            OnnxOperators.Find(node)(reader, node);
        }

        return reader.Finish(graph);
    }

    /// <summary>The inputs that are no weights; old files name both.</summary>
    public static IEnumerable<ValueInfoProto> PictureInputs(GraphProto graph)
    {
        var weights = graph.Initializer.Select(tensor => tensor.Name).ToHashSet();
        return graph.Input.Where(input => !weights.Contains(input.Name));
    }

    /// <summary>The error of a model that does something else than embedding faces.</summary>
    public static BadDataException NoFaceNetwork(string file, string problem) =>
        new(file, $"is no face network, which turns one picture (batch, 3, H, W) into one vector (batch, size): {problem}.");

    /// <summary>Whether an input of a node is a constant.</summary>
    public bool IsConstant(OnnxNode node, int index) => node.HasInput(index) && _constants.ContainsKey(node.Inputs[index]);

    /// <summary>What QuantizeLinear nodes put out, as the nodes that it becomes when it is read.</summary>
    public Dictionary<string, Quantize> Whole { get; } = [];

    /// <summary>Weights that a node reads.</summary>
    public FloatTensor Floats(OnnxNode node, int index)
    {
        var floats = OnnxTensor.Floats(Constant(node, index), File);
        return _steps.TryGetValue(node.Inputs[index], out var steps) ? new(floats.Shape, floats.Values) { Steps = steps } : floats;
    }

    /// <summary>Sizes or axes that a node reads.</summary>
    public long[] Ints(OnnxNode node, int index) => OnnxTensor.Ints(Constant(node, index), File);

    /// <summary>The name of the constant that a node reads.</summary>
    public string ConstantName(OnnxNode node, int index) => Constant(node, index).Name;

    /// <summary>Makes a constant known under the node's name.</summary>
    public void AddConstant(OnnxNode node, TensorProto tensor) => _constants[node.Name] = tensor;

    /// <summary>Says of a constant that it is whole multiples of a step for each slice of its first extent.</summary>
    public void AddSteps(OnnxNode node, float[] steps) => _steps[node.Name] = steps;

    /// <summary>The tensor that a node reads.</summary>
    public TensorProto Constant(OnnxNode node, int index)
    {
        if (!node.HasInput(index)) throw node.Bad($"lacks its input {index}");
        return _constants.TryGetValue(node.Inputs[index], out var tensor)
            ? tensor
            : throw node.Bad($"reads '{node.Inputs[index]}', where a constant was expected");
    }

    /// <summary>The network's node that a node of the file reads.</summary>
    public string Input(OnnxNode node, int index = 0)
    {
        if (!node.HasInput(index)) throw node.Bad($"lacks its input {index}");
        if (_nodeOfValue.TryGetValue(node.Inputs[index], out var name)) return name;
        throw node.Bad(IsConstant(node, index)
            ? $"reads the constant '{node.Inputs[index]}', which is not supported"
            : $"reads '{node.Inputs[index]}', which nothing before it computes");
    }

    /// <summary>The network's nodes that a node of the file reads.</summary>
    public ImmutableArray<string> Inputs(OnnxNode node)
    {
        var inputs = new string[node.Inputs.Count];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = Input(node, i);
        return [.. inputs];
    }

    /// <summary>The shape of what a node reads.</summary>
    public TensorShape Shape(OnnxNode node, int index = 0) => _shapes[Input(node, index)];

    /// <summary>The network's node called so.</summary>
    public Node this[string name] => _nodes.First(node => node.Name == name);

    /// <summary>Whether only one node reads a value.</summary>
    public bool HasOneReader(string value) => _readers.GetValueOrDefault(value) == 1;

    /// <summary>Adds a node to the network.</summary>
    /// <exception cref="BadDataException">Its inputs or its weights do not fit it, or its name is taken.</exception>
    public void Add(OnnxNode source, Node node, params ReadOnlySpan<(WeightRole Role, FloatTensor Tensor)> weights)
    {
        if (_shapes.ContainsKey(node.Name)) throw source.Bad("computes a value that another node has computed before");
        _shapes[node.Name] = CheckedShape(source, node, weights);
        _nodes.Add(node);
        _nodeOfValue[source.Name] = node.Name;
        foreach (var (role, tensor) in weights) _weights[node.WeightName(role)] = tensor;
    }

    /// <summary>Lets a node of the network take over what a later node of the file does.</summary>
    public void Merge(OnnxNode source, Node old, Node merged, WeightRole role, FloatTensor weight)
    {
        _nodes[_nodes.IndexOf(old)] = merged;
        _weights[merged.WeightName(role)] = weight;
        _nodeOfValue[source.Name] = merged.Name;
    }

    /// <summary>Drops a node that the next one contains.</summary>
    public void Remove(Node node)
    {
        _nodes.Remove(node);
        _shapes.Remove(node.Name);
    }

    private TensorShape CheckedShape(OnnxNode source, Node node, ReadOnlySpan<(WeightRole Role, FloatTensor Tensor)> weights)
    {
        try
        {
            TensorShape[] inputs = [.. node.Inputs.Select(name => _shapes[name])];
            var shape = node.OutputShape(inputs);
            foreach (var slot in node.WeightSlots(inputs))
            {
                foreach (var (role, tensor) in weights)
                {
                    if (role == slot.Role && tensor.Shape != slot.Shape)
                    {
                        throw source.Bad($"has a {role} of shape {tensor.Shape}; {slot.Shape} was expected");
                    }
                }
            }

            return shape;
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException)
        {
            throw source.Bad($"cannot be computed: {e.Message.TrimEnd('.')}");
        }
    }

    private void AddInput(ValueInfoProto input, Extent size)
    {
        var extents = OnnxShapes.Extents(input);
        if (extents is not [_, > 0 and <= ushort.MaxValue and var channels, var height, var width])
        {
            throw new BadDataException(File, $"its input '{input.Name}' is {Text(extents)}; pictures (batch, channels, H, W) were expected.");
        }

        if (height < 0) height = size.Height;
        if (width < 0) width = size.Width;
        if (height is < 1 or > ushort.MaxValue || width is < 1 or > ushort.MaxValue)
        {
            throw new BadDataException(File, height == 0 || width == 0
                ? $"its input '{input.Name}' leaves the size of the pictures open; a file of a fixed size was expected."
                : $"its input '{input.Name}' has {height} x {width} pixels.");
        }

        var node = new InputNode(input.Name, new(channels, height, width));
        _nodes.Add(node);
        _shapes[node.Name] = node.Shape;
        _nodeOfValue[node.Name] = node.Name;
    }

    private Network Finish(GraphProto graph)
    {
        var outputs = graph.Output.Select(output => _nodeOfValue.TryGetValue(output.Name, out var name)
            ? name
            : throw new BadDataException(File, $"no node computes the output '{output.Name}'."));
        try
        {
            return new(graph.Name, [.. _nodes], [.. outputs], _weights.ToImmutable());
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException)
        {
            throw new BadDataException(File, $"the graph does not hold together: {e.Message}", e);
        }
    }

    private static string Text(int[]? extents) =>
        extents is null ? "no tensor" : $"({string.Join(", ", extents.Take(8).Select(extent => extent < 0 ? "any" : $"{extent}"))})";
}

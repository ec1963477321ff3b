using System.Collections.Immutable;
using GhostFaceNets.Networks;
using GhostFaceNets.Training.Torch.Fused;
using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Torch;

/// <summary>A <see cref="Network"/> that libtorch runs and trains. Its parameters and buffers are called like the
/// network's weights; batch norm moves its running values as Keras does.</summary>
public sealed class NetworkModule : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Network _network;
    private readonly int?[] _norms;
    private readonly HashSet<int> _joined;
    private readonly int[][] _inputs;
    private readonly int[][] _spent;
    private readonly int[] _outputs;

    /// <summary>Copies the network's weights into a module in training mode on the CPU.</summary>
    /// <exception cref="NotSupportedException">A node's kind is not supported; it is named.</exception>
    public NetworkModule(Network network)
        : base(network.Name)
    {
        _network = network;
        var positions = network.Nodes.Select((node, position) => (node.Name, position)).ToDictionary();
        _norms = NormalisedActivations.Of(network);
        _joined = [.. _norms.OfType<int>()];
        _inputs = [.. network.Nodes.Select((node, at) =>
            (_norms[at] is { } norm ? network.Nodes[norm] : node).Inputs.Select(name => positions[name]).ToArray())];
        _outputs = [.. network.Outputs.Select(name => positions[name])];
        _spent = LastReads(_inputs, _outputs);
        foreach (var node in network.Nodes)
        {
            TorchOperators.Check(node);
            foreach (var slot in network.WeightSlotsOf(node)) Register(node.WeightName(slot.Role), slot);
        }

        LoadWeights(network.Weights);
    }

    /// <summary>What convolutions and matrix products are computed in; the weights stay as they are.</summary>
    public ComputePrecision Precision { get; set; }

    private torch.ScalarType? Products => Precision switch
    {
        ComputePrecision.BFloat16 => torch.bfloat16,
        ComputePrecision.Float16 => torch.float16,
        _ => null,
    };

    /// <summary>Embeddings of a batch: the network's first output.</summary>
    /// <param name="input"><c>(N, C, H, W)</c>, normalised as the network wants it.</param>
    /// <exception cref="ArgumentException">The input's shape is not the network's.</exception>
    public override torch.Tensor forward(torch.Tensor input)
    {
        var outputs = Outputs(input);
        foreach (var other in outputs.AsSpan(1)) other.Dispose();
        return outputs[0];
    }

    /// <summary>All outputs of a batch, in the order of <see cref="Network.Outputs"/>.</summary>
    /// <param name="input"><c>(N, C, H, W)</c>.</param>
    /// <exception cref="ArgumentException">The input's shape is not the network's.</exception>
    public torch.Tensor[] Outputs(torch.Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckInput(input.shape);
        using var scope = torch.NewDisposeScope();
        var values = new torch.Tensor[_inputs.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // A norm is computed where its activation stands.
            if (_joined.Contains(i)) continue;
            values[i] = Run(i, [.. _inputs[i].Select(at => values[at])], input);
            // Autograd holds what it needs; everything else is free as soon as nobody reads it.
            foreach (var at in _spent[i]) values[at].Dispose();
        }

        return [.. _outputs.Select(at => values[at].to(input.dtype).alias().MoveToOuterDisposeScope())];
    }

    /// <summary>The same graph with the present weights.</summary>
    public Network ToNetwork()
    {
        using var scope = torch.NewDisposeScope();
        return _network.WithWeights(_network.Weights.ToImmutableDictionary(
            weight => weight.Key,
            weight => new FloatTensor(
                weight.Value.Shape,
                Weight(weight.Key).detach().cpu().to(torch.float32).contiguous().data<float>().ToArray())));
    }

    /// <summary>Takes over weights.</summary>
    /// <exception cref="ArgumentException">A weight is absent or of another shape; it is named.</exception>
    public void LoadWeights(IReadOnlyDictionary<string, FloatTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        using var _ = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (name, present) in _network.Weights)
        {
            if (!weights.TryGetValue(name, out var weight)) throw new ArgumentException($"The weight '{name}' is absent.");
            if (weight.Shape != present.Shape)
            {
                throw new ArgumentException($"The weight '{name}' has shape {weight.Shape}, the network takes {present.Shape}.");
            }

            Weight(name).copy_(Tensor(weight));
        }
    }

    private torch.Tensor Run(int at, torch.Tensor[] inputs, torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var node = _network.Nodes[at];
        var norm = (_norms[at] is { } position ? _network.Nodes[position] : node) as BatchNormalization;
        if (training && norm is not null && NormalisedActivation.Takes(inputs[0]))
        {
            return Normalise(norm, node, inputs[0]).MoveToOuterDisposeScope();
        }

        if (norm is not null && norm != node) inputs = [Plain(norm)];
        return Plain(node).MoveToOuterDisposeScope();

        torch.Tensor Plain(Node plain) =>
            TorchOperators.Run(plain, inputs, input, role => Weight(plain.WeightName(role)), training, Products);
    }

    private torch.Tensor Normalise(BatchNormalization norm, Node activation, torch.Tensor map) => NormalisedActivation.Apply(
        map,
        norm.Scale ? Weight(norm.WeightName(WeightRole.Gamma)) : null,
        Weight(norm.WeightName(WeightRole.Beta)),
        activation is PRelu ? Weight(activation.WeightName(WeightRole.Alpha)) : null,
        activation is Activation ? 0 : 1,
        new RunningMoments(
            Weight(norm.WeightName(WeightRole.Mean)), Weight(norm.WeightName(WeightRole.Variance)), 1 - norm.Momentum, norm.Epsilon));

    private torch.Tensor Weight(string name) => get_parameter(name) ?? get_buffer(name)!;

    private void Register(string name, WeightSlot slot)
    {
        using var scope = torch.NewDisposeScope();
        var tensor = MemoryLayout.ChannelsInnermost(torch.empty(Extents(slot.Shape))).DetachFromDisposeScope();
        if (slot.IsTrainable) register_parameter(name, new Parameter(tensor));
        else register_buffer(name, tensor);
    }

    private static torch.Tensor Tensor(FloatTensor tensor) => torch.tensor(tensor.Values).reshape(Extents(tensor.Shape));

    private static long[] Extents(TensorShape shape) => [.. shape.Extents.Select(extent => (long)extent)];

    private void CheckInput(long[] shape)
    {
        var expected = Extents(_network.Input.Shape);
        if (shape.Length == 0 || !shape.AsSpan(1).SequenceEqual(expected))
        {
            throw new ArgumentException(
                $"The input has shape ({string.Join(", ", shape)}), the network takes (any, {string.Join(", ", expected)}).", nameof(shape));
        }
    }

    /// <summary>For each node, the values that nobody reads after it.</summary>
    private static int[][] LastReads(int[][] inputs, int[] outputs)
    {
        var last = Enumerable.Range(0, inputs.Length).ToArray();
        for (var i = 0; i < inputs.Length; i++)
        {
            foreach (var at in inputs[i]) last[at] = i;
        }

        return [.. inputs.Select((_, i) => Enumerable.Range(0, i + 1).Where(at => last[at] == i && !outputs.Contains(at)).ToArray())];
    }
}

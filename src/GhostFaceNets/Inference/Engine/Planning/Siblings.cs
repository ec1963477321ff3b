using System.Collections.Immutable;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Joins convolutions that read one map through the same window, and depthwise convolutions that go on with each of
/// them: their channels fill vectors together which those of one layer do not. Detectors put out one, four or ten of a kind.
/// What a layer put out is then a range of channels of its old name.</summary>
internal sealed class Siblings
{
    private readonly Network _network;
    private readonly HashSet<string> _names;
    private readonly ILookup<string, Node> _readers;
    private readonly ImmutableDictionary<string, FloatTensor>.Builder _weights;

    /// <summary>What stands in the place of a layer: all of it in that of the first, nothing in those of the others.</summary>
    private readonly Dictionary<string, ImmutableArray<Node>> _replaced = [];

    private Siblings(Network network)
    {
        (_network, _weights) = (network, network.Weights.ToBuilder());
        _names = [.. network.Nodes.Select(node => node.Name)];
        _readers = network.Nodes.SelectMany(node => node.Inputs.Select(input => (input, node))).ToLookup(read => read.input, read => read.node);
    }

    /// <summary>The same network with fewer layers.</summary>
    public static Network Join(Network network) => new Siblings(network).Join();

    private Network Join()
    {
        var families = _network.Nodes.OfType<Convolution>().Where(MayJoin).GroupBy(layer => (layer.Input, layer.Kernel, layer.Stride, layer.Padding));
        foreach (var family in families)
        {
            if (family.Count() > 1) _replaced[family.First().Name] = [.. Join([.. family], family.Key.Input)];
        }

        if (_replaced.Count == 0) return _network;
        var nodes = _network.Nodes.SelectMany(node => _replaced.GetValueOrDefault(node.Name, [node]));
        return new(_network.Name, [.. nodes], _network.Outputs, _weights.ToImmutable());
    }

    /// <summary>Layers that fill vectors by themselves need no others, whole numbers have steps of their own, and what the next
    /// node would take over or place elsewhere had better stay by itself.</summary>
    private bool MayJoin(Convolution layer) =>
        layer is { Groups: 1 } && layer.Filters % MapView.Line != 0 && StandsAlone(layer) && Int8Arithmetic.Of(_network, layer) is null;

    private bool StandsAlone(Node layer) =>
        !_readers[layer.Name].Any(reader => reader is Concat or Add or PRelu or Activation { Kind: ActivationKind.Relu });

    /// <summary>One layer instead of several, those that go on with it, and the ranges of channels that they put out.</summary>
    private IEnumerable<Node> Join(Windowed[] layers, string input)
    {
        var name = string.Join('+', layers.Select(layer => layer.Name));
        while (!_names.Add(name)) name += '+';
        Windowed joined = layers[0] switch
        {
            Convolution first => first with { Name = name, Filters = layers.Sum(layer => _network.ShapeOf(layer.Name).Channels), UseBias = true },
            var first => (DepthwiseConvolution)first with { Name = name, Inputs = [input], UseBias = true },
        };
        JoinWeights(layers, joined);
        foreach (var layer in layers) _replaced[layer.Name] = [];
        yield return joined;
        var followers = Followers(layers);
        if (followers.Length > 0)
        {
            foreach (var node in Join(followers, name)) yield return node;
            yield break;
        }

        var channel = 0;
        foreach (var layer in layers)
        {
            var range = new ChannelRange(layer.Name, name, channel, _network.ShapeOf(layer.Name).Channels);
            yield return range;
            channel += range.Count;
        }
    }

    /// <summary>A depthwise convolution for each layer, through the same window, and the only one to read it; or none.</summary>
    private Windowed[] Followers(Windowed[] layers)
    {
        var followers = new List<Windowed>();
        foreach (var layer in layers)
        {
            if (_network.Outputs.Contains(layer.Name) || _readers[layer.Name].ToArray() is not [DepthwiseConvolution follower] || !StandsAlone(follower)) return [];
            followers.Add(follower);
        }

        return followers.DistinctBy(layer => (layer.Kernel, layer.Stride, layer.Padding)).Count() == 1 ? [.. followers] : [];
    }

    /// <summary>Kernels behind each other, <c>(out, in, kh, kw)</c>, and biases, zeros where a layer has none.</summary>
    private void JoinWeights(Windowed[] layers, Windowed joined)
    {
        var kernels = new List<float>();
        var biases = new List<float>();
        var shape = _network.Weight(layers[0], WeightRole.Kernel).Shape;
        foreach (var layer in layers)
        {
            kernels.AddRange(_network.Weight(layer, WeightRole.Kernel).Values);
            biases.AddRange(_network.Weights.GetValueOrDefault(layer.WeightName(WeightRole.Bias))?.Values ?? new float[_network.ShapeOf(layer.Name).Channels]);
            foreach (var slot in _network.WeightSlotsOf(layer)) _weights.Remove(layer.WeightName(slot.Role));
        }

        _weights.Add(joined.WeightName(WeightRole.Kernel), new(new(biases.Count, shape[1], shape[2], shape[3]), [.. kernels]));
        _weights.Add(joined.WeightName(WeightRole.Bias), new(new(biases.Count), [.. biases]));
    }
}

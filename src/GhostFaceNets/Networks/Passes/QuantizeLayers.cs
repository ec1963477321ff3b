using System.Collections.Immutable;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Networks.Passes;

/// <summary>Rounds kernels and inputs of pointwise convolutions and dense layers to eight bits, so that they can be computed in whole
/// numbers: a <see cref="Quantize"/> before the layers, kernels of whole multiples of a step for each output channel, biases of what these
/// and the input's steps make. Depthwise convolutions stay as they are: they have few products for each number that would have to be
/// rounded. So do the gates of squeeze-and-excitation, which bear no rounding, and what the layers put out: it goes on in floats.</summary>
public static class QuantizeLayers
{
    /// <summary>Half of the steps that there are: two products of a byte and a weight then never leave int16, in which processors without
    /// better instructions add them.</summary>
    private const int MostSteps = 64;

    // Rounding an input costs what these win.
    private const int LeastInputs = 16, LeastOutputs = 24;

    /// <summary>The values that layers worth it read.</summary>
    /// <param name="network">The network, its batch norms folded.</param>
    public static ImmutableArray<string> InputsOf(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return
        [
            .. network.Nodes.Where(node => IsSuited(network, node))
                .GroupBy(node => node.Inputs[0])
                .Where(layers => network.ShapeOf(layers.Key).Channels >= LeastInputs && layers.Sum(layer => network.ShapeOf(layer.Name).Channels) >= LeastOutputs)
                .Select(layers => layers.Key),
        ];
    }

    /// <summary>Applies the pass.</summary>
    /// <param name="network">The network, its batch norms folded.</param>
    /// <param name="steps">What each of <see cref="InputsOf"/> is rounded to.</param>
    /// <param name="keep">Names of kernels whose layers stay as they are.</param>
    public static Network Apply(Network network, IReadOnlyDictionary<string, ByteSteps> steps, IReadOnlyCollection<string>? keep = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(steps);
        var (nodes, weights, decays) = (ImmutableArray.CreateBuilder<Node>(), network.Weights.ToBuilder(), network.WeightDecays.ToBuilder());
        var rounded = new HashSet<string>();
        foreach (var node in network.Nodes)
        {
            if (!IsSuited(network, node) || !steps.TryGetValue(node.Inputs[0], out var input) || keep?.Contains(node.WeightName(WeightRole.Kernel)) is true)
            {
                nodes.Add(node);
                continue;
            }

            var bytes = node.Inputs[0] + "_bytes";
            if (rounded.Add(bytes)) nodes.Add(new Quantize(bytes, node.Inputs[0], input.Step, input.Zero));
            nodes.Add(node with { Inputs = [bytes] });
            RoundWeights(weights, node, input.Step);
        }

        return new(network.Name, nodes.ToImmutable(), network.Outputs, weights.ToImmutable(), decays.ToImmutable());
    }

    private static bool IsSuited(Network network, Node node) =>
        Int8Arithmetic.IsPointwise(network, node) && network[node.Inputs[0]] is not (InputNode or Quantize) && !IsGate(network, node);

    /// <summary>Whether a vector becomes the factors of a map's channels.</summary>
    private static bool IsGate(Network network, Node node) =>
        network.ShapeOf(node.Name) is { Height: 1, Width: 1 }
            && network.Nodes.Any(reader => reader.Inputs.Contains(node.Name) && (reader is Multiply || IsGate(network, reader)));

    private static void RoundWeights(ImmutableDictionary<string, FloatTensor>.Builder weights, Node layer, float inputStep)
    {
        var (kernelName, biasName) = (layer.WeightName(WeightRole.Kernel), layer.WeightName(WeightRole.Bias));
        var kernel = ChannelScales.Of(weights[kernelName], MostSteps);
        weights[kernelName] = kernel.ToKernel();
        if (!weights.TryGetValue(biasName, out var bias)) return;
        weights[biasName] = new(bias.Shape, [.. bias.Values.Zip(kernel.Scales, (value, scale) => MathF.Round(value / (scale * inputStep)) * (scale * inputStep))]);
    }
}

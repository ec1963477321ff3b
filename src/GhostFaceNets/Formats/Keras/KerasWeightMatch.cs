using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Finds the layer of a file without a graph for each node of an architecture. Names that a person gave must be
/// equal. Names that Keras numbered (<c>conv2d_53</c>) depend on what was built before in its session, so the layers of a
/// class are paired in the order of their numbers.</summary>
internal static partial class KerasWeightMatch
{
    private static readonly string[] Classifiers = ["norm_dense_w", "norm_dense_w_subs"];

    public static IEnumerable<(Node Node, KerasLayerWeights Layer)> Pair(string path, Network network, IEnumerable<KerasLayerWeights> layers)
    {
        var weighted = layers.Where(layer => !layer.Tensors.IsEmpty && !IsClassifier(network, layer)).ToArray();
        var nodes = network.Nodes.Where(node => !network.WeightSlotsOf(node).IsEmpty).ToArray();
        var named = PairNamed(
            path,
            nodes.Where(node => Number(node.Name) is null),
            weighted.Where(layer => Number(layer.Layer) is null).ToDictionary(layer => layer.Layer));
        var numbered = PairNumbered(
            path,
            nodes.Where(node => Number(node.Name) is not null).ToLookup(ClassOf),
            weighted.Where(layer => Number(layer.Layer) is not null).ToLookup(layer => layer.Class));
        // In the network's order, so that the first layer that does not fit is the one that is reported.
        var found = named.Concat(numbered).ToDictionary(pair => pair.Node.Name, pair => pair.Layer);
        return nodes.Select(node => (node, found[node.Name]));
    }

    private static bool IsClassifier(Network network, KerasLayerWeights layer) =>
        layer.Tensors.Any(tensor => Classifiers.Contains(tensor.Name))
        || (layer.Layer == "softmax_logits" && network.Nodes.All(node => node.Name != layer.Layer));

    private static List<(Node Node, KerasLayerWeights Layer)> PairNamed(
        string path, IEnumerable<Node> nodes, Dictionary<string, KerasLayerWeights> layers)
    {
        var pairs = new List<(Node Node, KerasLayerWeights Layer)>();
        foreach (var node in nodes)
        {
            pairs.Add(layers.Remove(node.Name, out var layer)
                ? (node, layer)
                : throw new BadDataException(path, $"it has no layer '{node.Name}', which the architecture needs."));
        }

        return layers.Count == 0
            ? pairs
            : throw new BadDataException(
                path, $"its layer '{layers.Values.First().Layer}' has no place in the architecture, nor have {layers.Count - 1} others.");
    }

    private static List<(Node Node, KerasLayerWeights Layer)> PairNumbered(
        string path, ILookup<string, Node> nodes, ILookup<string, KerasLayerWeights> layers)
    {
        var pairs = new List<(Node Node, KerasLayerWeights Layer)>();
        foreach (var kind in nodes.Select(group => group.Key).Union(layers.Select(group => group.Key)))
        {
            var (wanted, found) = (nodes[kind].Count(), layers[kind].Count());
            if (wanted != found)
            {
                throw new BadDataException(
                    path,
                    $"it has {found} {kind} layers, the architecture {wanted}"
                    + (kind == "PReLU" ? "; build it with the activation that the file was trained with." : "."));
            }

            pairs.AddRange(nodes[kind].OrderBy(node => Number(node.Name)).Zip(layers[kind].OrderBy(layer => Number(layer.Layer))));
        }

        return pairs;
    }

    private static string ClassOf(Node node) => node switch
    {
        Convolution => "Conv2D",
        DepthwiseConvolution => "DepthwiseConv2D",
        BatchNormalization => "BatchNormalization",
        PRelu => "PReLU",
        Dense => "Dense",
        _ => throw new NotSupportedException($"Keras has no layer for {node.GetType().Name} ('{node.Name}')."),
    };

    private static int? Number(string name)
    {
        var match = NumberedName().Match(name);
        if (!match.Success) return null;
        return int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    [GeneratedRegex("^(?:conv2d|depthwise_conv2d|batch_normalization|activation|p_re_lu|dense)(?:_([0-9]+))?$")]
    private static partial Regex NumberedName();
}

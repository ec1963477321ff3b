using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Gives nodes the weights of their layers: every place filled, nothing left over, shapes as expected.</summary>
internal static class KerasWeights
{
    public static ImmutableDictionary<string, FloatTensor> Assign(
        string path, IEnumerable<(Node Node, KerasLayerWeights Layer)> pairs, NodeShapes shapes)
    {
        var weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();
        foreach (var (node, layer) in pairs)
        {
            var slots = node.WeightSlots(shapes.InputsOf(node));
            var expected = new HashSet<string>();
            foreach (var slot in slots)
            {
                var layout = KerasLayout.Of(node, slot, shapes);
                expected.Add(layout.Name);
                weights[node.WeightName(slot.Role)] = new(slot.Shape, layout.FromKeras(Find(path, layer, node, layout).Values));
            }

            if (layer.Tensors.FirstOrDefault(tensor => !expected.Contains(tensor.Name)) is { } left)
            {
                throw new BadDataException(
                    path,
                    $"the layer '{layer.Layer}' has '{left.Name}' {left.ShapeText}, for which '{node.Name}' of the network has no place"
                    + (left.Name == "bias" ? "; build it with a bias." : "."));
            }
        }

        return weights.ToImmutable();
    }

    private static KerasTensor Find(string path, KerasLayerWeights layer, Node node, KerasLayout layout)
    {
        var tensor = layer.Find(layout.Name) ?? throw new BadDataException(
            path,
            $"the layer '{layer.Layer}' has no '{layout.Name}', but '{node.Name}' of the network takes one {layout.ShapeText}"
            + (layout.Name == "bias" ? "; build it without a bias." : "."));
        return Fits(tensor.Shape, layout)
            ? tensor
            : throw new BadDataException(
                path,
                $"the layer '{layer.Layer}' has '{tensor.Name}' of shape {tensor.ShapeText}, but '{node.Name}' of the network takes {layout.ShapeText}.");
    }

    /// <summary>Whether the shape is the layout's; a slope per channel may have more or fewer extents of 1 before it.</summary>
    private static bool Fits(ImmutableArray<int> shape, KerasLayout layout) => layout.Name == "alpha"
        ? shape.SkipWhile(extent => extent == 1).SequenceEqual(layout.Shape.SkipWhile(extent => extent == 1))
        : shape.SequenceEqual(layout.Shape);
}

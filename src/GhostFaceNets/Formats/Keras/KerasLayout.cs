using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>How a weight lies in a Keras file, and the permutation to and from a network's layout.</summary>
/// <param name="Name">The weight's name, e.g. <c>moving_mean</c>.</param>
/// <param name="Shape">Its shape in the file.</param>
/// <param name="Split">The same elements with one extent for each axis that moves.</param>
/// <param name="Axes">The axis of <paramref name="Split"/> that each axis of the network's layout is.</param>
internal sealed record KerasLayout(string Name, ImmutableArray<int> Shape, ImmutableArray<int> Split, ImmutableArray<int> Axes)
{
    public string ShapeText => $"({string.Join(", ", Shape)})";

    public static KerasLayout Of(Node node, WeightSlot slot, NodeShapes shapes)
    {
        var name = NameOf(node, slot.Role);
        var input = shapes[node.Inputs[0]];
        var extents = slot.Shape.Extents;
        switch (node, slot.Role)
        {
            case (Convolution, WeightRole.Kernel):
                ImmutableArray<int> kernel = [extents[2], extents[3], extents[1], extents[0]];
                return new(name, kernel, kernel, [3, 2, 0, 1]);
            case (DepthwiseConvolution, WeightRole.Kernel):
                ImmutableArray<int> depthwise = [extents[2], extents[3], extents[0], extents[1]];
                return new(name, depthwise, depthwise, [2, 3, 0, 1]);
            case (Dense, WeightRole.Kernel):
                ImmutableArray<int> matrix = [extents[1], extents[0]];
                return shapes.FlattenedMap(node.Inputs[0]) is { } map
                    ? new(name, matrix, [map.Height, map.Width, map.Channels, extents[0]], [3, 2, 0, 1])
                    : new(name, matrix, matrix, [1, 0]);
            default:
                ImmutableArray<int> vector = slot.Role == WeightRole.Alpha && input.Rank == 3 ? [1, 1, extents[0]] : extents;
                return node is not Dense && shapes.FlattenedMap(node.Inputs[0]) is { } source
                    ? new(name, vector, [source.Height, source.Width, source.Channels], [2, 0, 1])
                    : new(name, vector, extents, [0]);
        }
    }

    public float[] FromKeras(float[] values) => Permute(values, Split, Axes);

    public float[] ToKeras(float[] values)
    {
        var inverse = new int[Axes.Length];
        for (var axis = 0; axis < inverse.Length; axis++) inverse[Axes[axis]] = axis;
        return Permute(values, [.. Axes.Select(axis => Split[axis])], [.. inverse]);
    }

    private static string NameOf(Node node, WeightRole role) => role switch
    {
        WeightRole.Kernel => node is DepthwiseConvolution ? "depthwise_kernel" : "kernel",
        WeightRole.Bias => "bias",
        WeightRole.Gamma => "gamma",
        WeightRole.Beta => "beta",
        WeightRole.Mean => "moving_mean",
        WeightRole.Variance => "moving_variance",
        WeightRole.Alpha => "alpha",
        _ => throw new NotSupportedException($"Keras has no name for the weight {role} of '{node.Name}'."),
    };

    private static float[] Permute(float[] values, ImmutableArray<int> shape, ImmutableArray<int> axes)
    {
        var strides = new int[shape.Length];
        for (var (axis, stride) = (shape.Length - 1, 1); axis >= 0; stride *= shape[axis--]) strides[axis] = stride;
        var permuted = new float[values.Length];
        var index = new int[axes.Length];
        var from = 0;
        foreach (ref var value in permuted.AsSpan())
        {
            value = values[from];
            for (var axis = axes.Length - 1; axis >= 0; axis--)
            {
                from += strides[axes[axis]];
                if (++index[axis] < shape[axes[axis]]) break;
                from -= strides[axes[axis]] * index[axis];
                index[axis] = 0;
            }
        }

        return permuted;
    }
}

using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Training.Tests.Torch;

/// <summary>A small network with random weights that has every kind of node, and every node as an output.</summary>
internal static class NetworkOfEveryNode
{
    public static Network Create(int seed, int height = 10, int width = 7)
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("input", new(3, height, width)),
            new Convolution("conv", "input", 8, Extent.Square(3), Extent.Square(2), Padding.Same),
            new BatchNormalization("bn", "conv"),
            new PRelu("prelu", "bn"),
            new DepthwiseConvolution("depthwise", "prelu", new(5, 3), new(1, 1), Padding.Same, UseBias: true),
            new BatchNormalization("bn_plain", "depthwise", 0.99, 1e-3, Scale: false),
            .. Enum.GetValues<ActivationKind>().Select(kind => new Activation($"act_{kind}", "bn_plain", kind)),
            new Concat("concat", ["act_Swish", "act_HardSwish", "prelu"]),
            new Convolution("pointwise", "concat", 8, Extent.Square(1), Extent.Square(1), Padding.Valid, UseBias: true),
            new GlobalAveragePool("squeeze", "pointwise"),
            new Activation("gate", "squeeze", ActivationKind.HardSigmoidKeras),
            new Multiply("scaled", "pointwise", "gate"),
            new Multiply("squared", "scaled", "pointwise"),
            new Add("sum", ["scaled", "squared", "prelu"]),
            new AveragePool("pool", "sum", Extent.Square(2), Extent.Square(2)),
            new Resize("resize", "pool", new(5, 4)),
            new DepthwiseConvolution("stride", "resize", Extent.Square(3), Extent.Square(2), Padding.Explicit(1, 0, 0, 1)),
            new Convolution("groups", "stride", 4, new(2, 1), Extent.Square(1), Padding.Explicit(0, 1, 0, 0), UseBias: true, Groups: 4),
            new Affine("affine", "groups", 0.5, -1.25),
            new Quantize("bytes", "affine", 0.0625f, 20),
            new Quantize("signed_bytes", "affine", 0.03125f, -20, IsSigned: true),
            new MaxPool("largest", "affine", new(3, 2), Extent.Square(1), Padding.Explicit(2, 0, 1, 0)),
            new Resize("nearest", "largest", new(5, 7), ResizeKind.Nearest),
            new Transpose("turned", "nearest", [1, 2, 0]),
            new Reshape("cells", "turned", new(35, 4)),
            new Dropout("dropout", "cells", 0.4),
            new Flatten("flatten", "dropout"),
            new Dense("dense", "flatten", 6, UseBias: true),
            new BatchNormalization("pre_embedding", "dense"),
            new Activation("embedding", "pre_embedding", ActivationKind.Linear),
        ];
        var random = new Random(seed);
        var weights = ImmutableDictionary.CreateBuilder<string, FloatTensor>();
        var shapes = new Dictionary<string, TensorShape>();
        foreach (var node in nodes)
        {
            TensorShape[] inputs = [.. node.Inputs.Select(name => shapes[name])];
            shapes.Add(node.Name, node.OutputShape(inputs));
            foreach (var slot in node.WeightSlots(inputs))
            {
                var low = slot.Role == WeightRole.Variance ? 0.5f : -0.5f;
                weights.Add(node.WeightName(slot.Role), Random(slot.Shape, random, low));
            }
        }

        return new("every node", nodes, [.. nodes.Select(node => node.Name)], weights.ToImmutable());
    }

    public static FloatTensor Random(TensorShape shape, Random random, float low = -0.5f) =>
        new(shape, [.. Enumerable.Range(0, (int)shape.Count).Select(_ => low + random.NextSingle())]);
}

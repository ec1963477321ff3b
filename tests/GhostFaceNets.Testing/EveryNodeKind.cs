using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Testing;

/// <summary>A small face network of random weights with every kind of node in every way it may be written.</summary>
public static class EveryNodeKind
{
    /// <summary>Reads <c>(3, 9, 8)</c> and puts out 5 elements.</summary>
    public static Network Build(int seed = 1)
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("pictures", new(3, 9, 8)),
            new Convolution("conv_same", "pictures", 4, Extent.Square(3), Extent.Square(2), Padding.Same),
            new Convolution("conv_explicit", "pictures", 4, new(3, 2), Extent.Square(2), Padding.Explicit(1, 1, 0, 0), UseBias: true),
            new Concat("concat", ["conv_same", "conv_explicit"]),
            new BatchNormalization("norm", "concat", Momentum: 0.99, Epsilon: 1e-3),
            new PRelu("prelu", "norm"),
            new DepthwiseConvolution("depthwise", "prelu", Extent.Square(3), Extent.Square(1), Padding.Same, UseBias: true),
            new BatchNormalization("norm_without_gamma", "depthwise", Scale: false),
            new Activation("relu", "norm_without_gamma", ActivationKind.Relu),
            new Add("add", ["relu", "prelu"]),
            new Add("sum", ["add", "relu", "prelu"]),
            new GlobalAveragePool("squeeze", "sum"),
            new Convolution("excite", "squeeze", 8, Extent.Square(1), Extent.Square(1), Padding.Valid, UseBias: true),
            new Activation("gate_keras", "excite", ActivationKind.HardSigmoidKeras),
            new Activation("gate_torch", "excite", ActivationKind.HardSigmoidTorch),
            new Activation("gate", "excite", ActivationKind.Sigmoid),
            new Multiply("excited_keras", "sum", "gate_keras"),
            new Multiply("excited_torch", "excited_keras", "gate_torch"),
            new Multiply("excited", "excited_torch", "gate"),
            new AveragePool("pool", "excited", Extent.Square(2), Extent.Square(2)),
            new Resize("resize", "pool", new(5, 4)),
            new Multiply("attention", "excited", "resize"),
            new Activation("swish", "attention", ActivationKind.Swish),
            new Activation("hard_swish", "swish", ActivationKind.HardSwish),
            new Activation("relu6", "attention", ActivationKind.Relu6),
            new Add("mixed", ["hard_swish", "relu6"]),
            new Dropout("dropout", "mixed", 0.4),
            new Convolution("groups", "dropout", 6, Extent.Square(3), Extent.Square(1), Padding.Same, UseBias: true, Groups: 2),
            new Affine("scaled", "groups", 0.5, 0),
            new Affine("shifted", "scaled", 1, -0.25),
            new Affine("affine", "shifted", 1.5, 0.125),
            new Quantize("bytes", "affine", 0.03125f, 117),
            new MaxPool("max_pool", "bytes", new(3, 2), new(2, 1), Padding.Explicit(1, 0, 1, 0)),
            new Resize("nearest", "max_pool", new(5, 9), ResizeKind.Nearest),
            new Transpose("channels_last", "nearest", [1, 2, 0]),
            new Reshape("cells", "channels_last", new(15, 18)),
            new Flatten("flatten", "cells"),
            new Dense("hidden", "flatten", 7, UseBias: true),
            new PRelu("hidden_prelu", "hidden"),
            new Dense("dense", "hidden_prelu", 5),
            new BatchNormalization("dense_norm", "dense"),
            new Activation("embedding", "dense_norm", ActivationKind.Linear),
        ];
        return new("EveryNodeKind", nodes, ["embedding"], RandomWeights.Of(nodes, seed));
    }
}

using GhostFaceNets.Networks;
using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace GhostFaceNets.Training.Torch;

/// <summary>What libtorch does for each kind of node. Returns new tensors, never an input itself.</summary>
internal static class TorchOperators
{
    /// <summary>Checks that the node's kind is known.</summary>
    /// <exception cref="NotSupportedException">It is not; kind and name are named.</exception>
    public static void Check(Node node)
    {
        if (node is not (InputNode or Convolution or DepthwiseConvolution or Dense or BatchNormalization or PRelu or Activation
            or Add or Multiply or Concat or AveragePool or GlobalAveragePool or Flatten or Dropout or Resize or MaxPool or Affine or Transpose or Reshape
            or Quantize))
        {
            throw new NotSupportedException($"The torch backend does not support {node.GetType().Name} ('{node.Name}').");
        }
    }

    /// <summary>Computes a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">What it reads, batch first.</param>
    /// <param name="picture">What comes into the network.</param>
    /// <param name="weight">The node's weights.</param>
    /// <param name="training">Whether batch norm uses the batch and dropout drops.</param>
    /// <param name="products">The type that convolutions and matrix products are computed in; null for the weights' own.</param>
    public static torch.Tensor Run(
        Node node,
        torch.Tensor[] inputs,
        torch.Tensor picture,
        Func<WeightRole, torch.Tensor> weight,
        bool training,
        torch.ScalarType? products)
    {
        return node switch
        {
            InputNode => MemoryLayout.ChannelsInnermost(picture).alias(),
            Convolution convolution => Convolve(
                convolution, In(inputs[0]), In(weight(WeightRole.Kernel)), convolution.UseBias ? In(weight(WeightRole.Bias)) : null, convolution.Groups),
            DepthwiseConvolution convolution => Convolve(
                convolution,
                In(inputs[0]),
                In(weight(WeightRole.Kernel)),
                convolution.UseBias ? In(weight(WeightRole.Bias)) : null,
                inputs[0].shape[1]),
            Dense dense => linear(In(inputs[0]), In(weight(WeightRole.Kernel)), dense.UseBias ? In(weight(WeightRole.Bias)) : null),
            BatchNormalization norm => Normalise(norm, inputs[0], weight, training),
            PRelu => prelu(inputs[0], weight(WeightRole.Alpha).to(inputs[0].dtype)),
            Activation activation => Activate(activation.Kind, inputs[0]),
            Add => inputs.Skip(1).Aggregate(inputs[0].alias(), (sum, next) => sum.Plus(next)),
            Multiply => inputs[0] * inputs[1],
            Concat => torch.cat(inputs, 1),
            AveragePool pool => avg_pool2d(
                inputs[0], [pool.Kernel.Height, pool.Kernel.Width], [pool.Stride.Height, pool.Stride.Width]),
            GlobalAveragePool => inputs[0].mean([2, 3], keepdim: true),
            Flatten => inputs[0].flatten(1),
            Dropout drop => dropout(inputs[0], drop.Rate, training),
            MaxPool pool => Largest(pool, inputs[0]),
            Affine affine => inputs[0].Times(affine.Factor).Plus(affine.Offset),
            Quantize quantize => Round(quantize, inputs[0]),
            Transpose transpose => inputs[0].permute([0, .. transpose.Axes.Select(axis => axis + 1L)]),
            Reshape reshape => inputs[0].reshape([inputs[0].shape[0], .. reshape.Shape.Extents]).alias(),
            Resize { Kind: ResizeKind.Nearest } resize => interpolate(
                inputs[0], [resize.Size.Height, resize.Size.Width], mode: torch.InterpolationMode.Nearest),
            Resize resize => interpolate(
                inputs[0], [resize.Size.Height, resize.Size.Width], mode: torch.InterpolationMode.Bilinear, align_corners: false),
            _ => throw new NotSupportedException(node.GetType().Name),
        };

        torch.Tensor In(torch.Tensor tensor) => products is { } type ? tensor.to(type) : tensor;
    }

    private static torch.Tensor Round(Quantize node, torch.Tensor values)
    {
        using var whole = values.Over(node.Step).round_().Gain(node.Zero);
        return whole.Between(node.Least, node.Most).Minus(node.Zero).Scale(node.Step);
    }

    private static torch.Tensor Convolve(Windowed node, torch.Tensor map, torch.Tensor kernel, torch.Tensor? bias, long groups)
    {
        var padding = node.Padding.Resolve((int)map.shape[2], (int)map.shape[3], node.Kernel, node.Stride);
        var symmetric = padding.Top == padding.Bottom && padding.Left == padding.Right;
        if (!symmetric) map = pad(map, [padding.Left, padding.Right, padding.Top, padding.Bottom]);
        return conv2d(
            map,
            kernel,
            bias,
            [node.Stride.Height, node.Stride.Width],
            symmetric ? [padding.Top, padding.Left] : [0, 0],
            [1, 1],
            groups);
    }

    private static torch.Tensor Largest(MaxPool node, torch.Tensor map)
    {
        var padding = node.Padding.Resolve((int)map.shape[2], (int)map.shape[3], node.Kernel, node.Stride);
        // libtorch pads by half a window at most, and alike on both sides.
        var padded = pad(map, [padding.Left, padding.Right, padding.Top, padding.Bottom], value: double.NegativeInfinity);
        return max_pool2d(padded, [node.Kernel.Height, node.Kernel.Width], [node.Stride.Height, node.Stride.Width]);
    }

    private static torch.Tensor Normalise(BatchNormalization node, torch.Tensor input, Func<WeightRole, torch.Tensor> weight, bool training)
    {
        var gamma = node.Scale ? weight(WeightRole.Gamma) : null;
        var (beta, mean, variance) = (weight(WeightRole.Beta), weight(WeightRole.Mean), weight(WeightRole.Variance));
        // libtorch takes half-precision maps and computes in float32, but not vectors.
        if (input.dim() == 2) input = input.to(beta.dtype);
        if (!training || input.dim() != 2) return Apply(variance);

        // Keras keeps the variance of vectors over N, that of maps, like torch all, over N - 1.
        var running = variance.clone();
        var result = Apply(running);
        using var _ = torch.no_grad();
        var share = 1 - 1.0 / input.shape[0];
        variance.Scale(node.Momentum * (1 - share)).Gain(running, share);
        return result;

        torch.Tensor Apply(torch.Tensor variances) =>
            batch_norm(input, mean, variances, gamma, beta, training, 1 - node.Momentum, node.Epsilon);
    }

    private static torch.Tensor Activate(ActivationKind kind, torch.Tensor input) => kind switch
    {
        ActivationKind.Linear => input.alias(),
        ActivationKind.Relu => relu(input),
        ActivationKind.Relu6 => relu6(input),
        ActivationKind.Sigmoid => torch.sigmoid(input),
        ActivationKind.HardSigmoidKeras => input.Times(0.2).Plus(0.5).Between(0, 1),
        ActivationKind.HardSigmoidTorch => hardsigmoid(input),
        ActivationKind.Swish => silu(input),
        ActivationKind.HardSwish => hardswish(input),
        _ => throw new NotSupportedException($"The torch backend does not support the activation {kind}."),
    };
}

using System.Collections.Immutable;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Testing;

/// <summary>Runs a network in float64 with plain loops, as in inference: slow, and plain enough to be checked by reading.
/// Every backend is compared with it.</summary>
public static class ReferenceEvaluator
{
    /// <summary>The first output of the network for each picture of a batch <c>(N, C, H, W)</c>.</summary>
    public static double[][] Embed(Network network, FloatTensor batch)
    {
        var size = batch.Values.Length / batch.Shape[0];
        return [.. Enumerable.Range(0, batch.Shape[0])
            .Select(n => Evaluate(network, batch.Values.AsSpan(n * size, size))[network.Outputs[0]])];
    }

    /// <summary>The output of every node, by name, for one picture <c>(C, H, W)</c>.</summary>
    public static IReadOnlyDictionary<string, double[]> Evaluate(Network network, ReadOnlySpan<float> picture)
    {
        if (picture.Length != network.Input.Shape.Count)
        {
            throw new ArgumentException($"{picture.Length} values are no picture of shape {network.Input.Shape}.", nameof(picture));
        }

        var outputs = new Dictionary<string, double[]>();
        foreach (var node in network.Nodes)
        {
            outputs[node.Name] = node is InputNode
                ? Array.ConvertAll(picture.ToArray(), value => (double)value)
                : Evaluate(network, node, [.. node.Inputs.Select(input => outputs[input])]);
        }

        return outputs;
    }

    private static double[] Evaluate(Network network, Node node, ImmutableArray<double[]> inputs)
    {
        var shapes = network.InputShapesOf(node);
        var shape = network.ShapeOf(node.Name);
        double[] x = inputs[0];
        return node switch
        {
            Convolution conv => Convolve(
                conv, x, shapes[0], shape, Weight(WeightRole.Kernel)!, Weight(WeightRole.Bias), shapes[0].Channels / conv.Groups),
            DepthwiseConvolution conv => Convolve(
                conv, x, shapes[0], shape, Weight(WeightRole.Kernel)!, Weight(WeightRole.Bias), inputsPerOutput: 1),
            BatchNormalization norm => Normalize(
                x, norm.Epsilon, Weight(WeightRole.Gamma), Weight(WeightRole.Beta)!, Weight(WeightRole.Mean)!, Weight(WeightRole.Variance)!),
            PRelu => PerChannel(x, Weight(WeightRole.Alpha)!, (value, alpha) => value > 0 ? value : alpha * value),
            Activation activation => Array.ConvertAll(x, value => Activate(activation.Kind, value)),
            Add => [.. x.Select((_, i) => inputs.Sum(input => input[i]))],
            Concat => [.. inputs.SelectMany(input => input)],
            Multiply => [.. x.Select((value, i) => value * inputs[1][i / (x.Length / inputs[1].Length)])],
            GlobalAveragePool => [.. x.Chunk(shapes[0].Height * shapes[0].Width).Select(map => map.Average())],
            AveragePool pool => Average(pool, x, shapes[0], shape),
            MaxPool pool => Largest(pool, x, shapes[0], shape),
            Resize { Kind: ResizeKind.Nearest } => Nearest(x, shapes[0], shape),
            Affine affine => [.. x.Select(value => value * affine.Factor + affine.Offset)],
            Quantize rounded => [.. x.Select(value =>
                (Math.Clamp(Math.Round(value / rounded.Step) + rounded.Zero, rounded.Least, rounded.Most) - rounded.Zero) * rounded.Step)],
            Transpose transpose => Transposed(transpose, x, shapes[0], shape),
            Resize => Bilinear(x, shapes[0], shape),
            Dense => Product(x, Weight(WeightRole.Kernel)!, Weight(WeightRole.Bias), shape.Channels),
            Flatten or Dropout or Reshape => x,
            _ => throw new NotSupportedException($"The reference does not know {node.GetType().Name} ('{node.Name}')."),
        };

        float[]? Weight(WeightRole role) => network.Weights.GetValueOrDefault(node.WeightName(role))?.Values;
    }

    private static double[] Convolve(
        Windowed node, double[] x, TensorShape input, TensorShape output, float[] kernel, float[]? bias, int inputsPerOutput)
    {
        var padding = node.Padding.Resolve(input.Height, input.Width, node.Kernel, node.Stride);
        // The outputs are parted into as many groups as the inputs; each reads its own group.
        var outputsPerGroup = output.Channels / (input.Channels / inputsPerOutput);
        var y = new double[output.Count];
        for (var channel = 0; channel < output.Channels; channel++)
        {
            y.AsSpan(channel * output.Height * output.Width, output.Height * output.Width).Fill(bias?[channel] ?? 0);
            for (var i = 0; i < inputsPerOutput; i++)
            for (var kernelRow = 0; kernelRow < node.Kernel.Height; kernelRow++)
            for (var kernelColumn = 0; kernelColumn < node.Kernel.Width; kernelColumn++)
            {
                var inputChannel = channel / outputsPerGroup * inputsPerOutput + i;
                double weight = kernel[((channel * inputsPerOutput + i) * node.Kernel.Height + kernelRow) * node.Kernel.Width + kernelColumn];
                for (var row = 0; row < output.Height; row++)
                {
                    var inputRow = row * node.Stride.Height + kernelRow - padding.Top;
                    if (inputRow < 0 || inputRow >= input.Height) continue;
                    var sums = y.AsSpan((channel * output.Height + row) * output.Width, output.Width);
                    var pixels = x.AsSpan((inputChannel * input.Height + inputRow) * input.Width, input.Width);
                    for (var column = 0; column < output.Width; column++)
                    {
                        var inputColumn = column * node.Stride.Width + kernelColumn - padding.Left;
                        if (inputColumn >= 0 && inputColumn < input.Width) sums[column] += weight * pixels[inputColumn];
                    }
                }
            }
        }

        return y;
    }

    private static double[] Average(AveragePool pool, double[] x, TensorShape input, TensorShape output)
    {
        var y = new double[output.Count];
        var at = 0;
        for (var channel = 0; channel < output.Channels; channel++)
        for (var row = 0; row < output.Height; row++)
        for (var column = 0; column < output.Width; column++)
        {
            var sum = 0.0;
            for (var i = 0; i < pool.Kernel.Height; i++)
            for (var j = 0; j < pool.Kernel.Width; j++)
            {
                sum += x[(channel * input.Height + row * pool.Stride.Height + i) * input.Width + column * pool.Stride.Width + j];
            }

            y[at++] = sum / (pool.Kernel.Height * pool.Kernel.Width);
        }

        return y;
    }

    private static double[] Largest(MaxPool pool, double[] x, TensorShape input, TensorShape output)
    {
        var padding = pool.Padding.Resolve(input.Height, input.Width, pool.Kernel, pool.Stride);
        var y = new double[output.Count];
        var at = 0;
        for (var channel = 0; channel < output.Channels; channel++)
        for (var row = 0; row < output.Height; row++)
        for (var column = 0; column < output.Width; column++)
        {
            var largest = double.NegativeInfinity;
            for (var i = row * pool.Stride.Height - padding.Top; i < row * pool.Stride.Height - padding.Top + pool.Kernel.Height; i++)
            for (var j = column * pool.Stride.Width - padding.Left; j < column * pool.Stride.Width - padding.Left + pool.Kernel.Width; j++)
            {
                if (i < 0 || i >= input.Height || j < 0 || j >= input.Width) continue;
                largest = Math.Max(largest, x[(channel * input.Height + i) * input.Width + j]);
            }

            y[at++] = largest;
        }

        return y;
    }

    private static double[] Nearest(double[] x, TensorShape input, TensorShape output)
    {
        var y = new double[output.Count];
        for (var at = 0; at < y.Length; at++)
        {
            var (channel, row, column) = (at / (output.Height * output.Width), at / output.Width % output.Height, at % output.Width);
            y[at] = x[(channel * input.Height + row * input.Height / output.Height) * input.Width + column * input.Width / output.Width];
        }

        return y;
    }

    private static double[] Transposed(Transpose node, double[] x, TensorShape input, TensorShape output)
    {
        var y = new double[output.Count];
        for (var at = 0; at < y.Length; at++)
        {
            var (rest, index) = (at, new int[input.Rank]);
            for (var axis = output.Rank - 1; axis >= 0; axis--) (index[node.Axes[axis]], rest) = (rest % output[axis], rest / output[axis]);
            y[at] = x[index.Select((place, axis) => place * input.Extents.Skip(axis + 1).Aggregate(1, (product, extent) => product * extent)).Sum()];
        }

        return y;
    }

    private static double[] Bilinear(double[] x, TensorShape input, TensorShape output)
    {
        var y = new double[output.Count];
        var at = 0;
        for (var channel = 0; channel < output.Channels; channel++)
        for (var row = 0; row < output.Height; row++)
        for (var column = 0; column < output.Width; column++)
        {
            var (top, bottom, down) = Neighbours(row, input.Height, output.Height);
            var (left, right, across) = Neighbours(column, input.Width, output.Width);
            y[at++] = (1 - down) * ((1 - across) * Pixel(top, left) + across * Pixel(top, right))
                + down * ((1 - across) * Pixel(bottom, left) + across * Pixel(bottom, right));

            double Pixel(int i, int j) => x[(channel * input.Height + i) * input.Width + j];
        }

        return y;
    }

    private static (int Before, int After, double Share) Neighbours(int position, int from, int to)
    {
        var place = Math.Clamp((position + 0.5) * from / to - 0.5, 0, from - 1);
        var before = (int)place;
        return (before, Math.Min(before + 1, from - 1), place - before);
    }

    private static double[] Normalize(double[] x, double epsilon, float[]? gamma, float[] beta, float[] mean, float[] variance)
    {
        var spread = x.Length / beta.Length;
        return [.. x.Select((value, i) =>
        {
            var c = i / spread;
            return (value - mean[c]) / Math.Sqrt(variance[c] + epsilon) * (gamma?[c] ?? 1) + beta[c];
        })];
    }

    private static double[] PerChannel(double[] x, float[] parameter, Func<double, double, double> apply) =>
        [.. x.Select((value, i) => apply(value, parameter[i / (x.Length / parameter.Length)]))];

    private static double[] Product(double[] x, float[] kernel, float[]? bias, int units) =>
        [.. Enumerable.Range(0, units).Select(unit => x.Select((value, i) => value * kernel[unit * x.Length + i]).Sum() + (bias?[unit] ?? 0))];

    private static double Activate(ActivationKind kind, double x) => kind switch
    {
        ActivationKind.Linear => x,
        ActivationKind.Relu => Math.Max(x, 0),
        ActivationKind.Relu6 => Math.Clamp(x, 0, 6),
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ActivationKind.HardSigmoidKeras => Math.Clamp(0.2 * x + 0.5, 0, 1),
        ActivationKind.HardSigmoidTorch => Math.Clamp(x / 6 + 0.5, 0, 1),
        ActivationKind.Swish => x / (1 + Math.Exp(-x)),
        ActivationKind.HardSwish => x * Math.Clamp(x / 6 + 0.5, 0, 1),
        _ => throw new NotSupportedException($"The reference does not know the activation {kind}."),
    };
}

using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Steps;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Chooses the steps that compute an operation.</summary>
internal sealed class Lowering<TLanes, TVector, TBytes>(Network network, ArenaLayout layout, ByteValues bytes)
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TBytes : struct, IByteSums<TVector>
{
    /// <summary>The steps of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <exception cref="NotSupportedException">The engine has no kernel for such a node; it is named.</exception>
    public IEnumerable<Step> Lower(Operation operation)
    {
        var inputs = new MapView[operation.Inputs.Length];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = layout.ViewOf(operation.Inputs[i]);
        var output = layout.ViewOf(operation.Output);
        return operation.Node switch
        {
            InputNode or ChannelRange => [],
            Convolution node when output.Planes > 0 => [new PlaneConvolutionStep<TLanes, TVector>(
                node, inputs[0], output, Weight(node, WeightRole.Kernel)!, Parameters(operation, output.Channels))],
            DepthwiseConvolution node when output.Planes > 0 => [DepthwisePlanes(
                node, inputs[0], new(inputs[0], output, Weight(node, WeightRole.Kernel)!, Parameters(operation, output.Channels)))],
            Convolution { Groups: > 1 } node => ConvolveGroups(node, operation, inputs[0], output),
            Convolution node => [Convolve(node, operation, inputs[0], output)],
            DepthwiseConvolution node => [Depthwise(node, operation, inputs[0], output, Weight(node, WeightRole.Kernel)!)],
            AveragePool node => [Average(node, operation, inputs[0], output)],
            GlobalAveragePool => [new MeanStep<TLanes, TVector>(inputs[0], output)],
            Dense node => [Convolve(
                new Convolution(node.Name, node.Input, output.Channels, Extent.Square(1), Extent.Square(1), Padding.Valid), operation, inputs[0], output)],
            BatchNormalization node => [Normalize(node, inputs[0], output)],
            PRelu node => [Rectify(inputs[0], output, Weight(node, WeightRole.Alpha)!)],
            Activation { Kind: ActivationKind.Relu } => [Rectify(inputs[0], output, new float[output.Channels])],
            Activation node => [Activate(node, inputs[0], output)],
            Add => Sum(inputs, output),
            Multiply => [new PairStep<TLanes, TVector, ProductFunction>(inputs[0], inputs[1], output)],
            Concat => Join(inputs, output),
            Resize { Kind: ResizeKind.Nearest } => [new NearestStep(inputs[0], output)],
            Resize => [new ResizeStep<TLanes, TVector>(inputs[0], output)],
            Flatten => [new FlattenStep(inputs[0], output)],
            MaxPool node => [new MaxPoolStep<TLanes, TVector>(node, inputs[0], output)],
            Affine node => [Scale(node, inputs[0], output)],
            Quantize node when bytes.Contains(node.Name) => [new ByteStep<TLanes, TVector, TBytes>(node, inputs[0], output)],
            Quantize node => [new QuantizeStep<TLanes, TVector>(node, inputs[0], output)],
            Transpose node when node.Axes.Length <= 3 => [new TransposeStep(inputs[0], output, node.Axes)],
            Reshape node when node.Shape.Rank <= 3 => [new ReshapeStep(inputs[0], output)],
            var node => throw new NotSupportedException($"The engine has no kernel for {node.GetType().Name} ('{node.Name}')."),
        };
    }

    private Step Convolve(Windowed window, Operation operation, MapView input, MapView output) => bytes.KernelOf(operation.Node) is { } kernel
        ? ConvolveBytes(window, operation, input, output, kernel)
        : new ConvolutionStep<TLanes, TVector, TLanes>(
            window, input, output, Residual(operation), Weight(operation.Node, WeightRole.Kernel)!, Parameters(operation, output.Channels));

    /// <summary>The same tiles, with four bytes in the place of a float.</summary>
    private ConvolutionStep<TLanes, TVector, TBytes> ConvolveBytes(
        Windowed window, Operation operation, MapView input, MapView output, ByteKernel kernel)
    {
        var arithmetic = Int8Arithmetic.Of(network, operation.Node)!;
        var zero = arithmetic.Input.Zero - arithmetic.Input.Least;
        var quads = input with { Channels = ByteKernel.Count(input.Channels), Stride = input.Stride / 4 };
        var starts = Array.ConvertAll(kernel.Sums, sum => BitConverter.Int32BitsToSingle(-zero * sum));
        var parameters = new ChannelParameters(output.Channels, starts, operation.Slopes)
        {
            Values = (arithmetic.SumSteps, Weight(operation.Node, WeightRole.Bias)),
        };
        return new(window, quads, output, Residual(operation), kernel.Quads, parameters);
    }

    /// <summary>Group after group, as if it were alone.</summary>
    private IEnumerable<Step> ConvolveGroups(Convolution node, Operation operation, MapView input, MapView output)
    {
        var (kernel, bias, slopes) = (Weight(node, WeightRole.Kernel)!, Weight(node, WeightRole.Bias), operation.Slopes);
        var (filters, size) = (node.Filters / node.Groups, kernel.Length / node.Groups);
        for (var group = 0; group < node.Groups; group++)
        {
            var own = (group * filters)..((group + 1) * filters);
            yield return new ConvolutionStep<TLanes, TVector, TLanes>(
                node,
                input.Part(group, node.Groups),
                output.Part(group, node.Groups),
                Residual(operation)?.Part(group, node.Groups),
                kernel[(group * size)..((group + 1) * size)],
                new(filters, bias?[own], slopes?[own]));
        }
    }

    private DepthwiseStep<TLanes, TVector> Depthwise(Windowed node, Operation operation, MapView input, MapView output, float[] kernel) =>
        new(node, input, output, Residual(operation), kernel, Parameters(operation, output.Channels));

    private static Step DepthwisePlanes(Windowed node, MapView input, PlaneWindow window)
    {
        if (node.Stride == Extent.Square(1)) return new PlaneDepthwiseStep<TLanes, TVector>(window);
        var padding = node.Padding.Resolve(input.Height, input.Width, node.Kernel, node.Stride);
        return new HalvingPlaneStep<TLanes, TVector>(window, padding.Top, padding.Left);
    }

    private DepthwiseStep<TLanes, TVector> Average(AveragePool node, Operation operation, MapView input, MapView output)
    {
        var weights = new float[input.Channels * node.Kernel.Height * node.Kernel.Width];
        weights.AsSpan().Fill(1f / (node.Kernel.Height * node.Kernel.Width));
        return Depthwise(node, operation, input, output, weights);
    }

    private ChannelAffineStep<TLanes, TVector> Normalize(BatchNormalization node, MapView input, MapView output)
    {
        var (factors, offsets) = (new float[output.Channels], new float[output.Channels]);
        var gamma = Weight(node, WeightRole.Gamma);
        var (beta, mean, variance) = (Weight(node, WeightRole.Beta)!, Weight(node, WeightRole.Mean)!, Weight(node, WeightRole.Variance)!);
        for (var channel = 0; channel < factors.Length; channel++)
        {
            var factor = (gamma?[channel] ?? 1.0) / Math.Sqrt(variance[channel] + node.Epsilon);
            factors[channel] = (float)factor;
            offsets[channel] = (float)(beta[channel] - mean[channel] * factor);
        }

        return new(input, output, factors, new(output.Channels, offsets, null));
    }

    private static ChannelAffineStep<TLanes, TVector> Scale(Affine node, MapView input, MapView output)
    {
        var (factors, offsets) = (new float[output.Channels], new float[output.Channels]);
        factors.AsSpan().Fill((float)node.Factor);
        offsets.AsSpan().Fill((float)node.Offset);
        return new(input, output, factors, new(output.Channels, offsets, null));
    }

    private static ChannelAffineStep<TLanes, TVector> Rectify(MapView input, MapView output, float[] slopes)
    {
        var factors = new float[output.Channels];
        factors.AsSpan().Fill(1);
        return new(input, output, factors, new(output.Channels, null, slopes));
    }

    private static Step Activate(Activation node, MapView input, MapView output) => node.Kind switch
    {
        ActivationKind.Relu6 => new ElementStep<TLanes, TVector, Relu6Function>(input, output),
        ActivationKind.Sigmoid => new ElementStep<TLanes, TVector, SigmoidFunction>(input, output),
        ActivationKind.HardSigmoidKeras => new ElementStep<TLanes, TVector, HardSigmoidKerasFunction>(input, output),
        ActivationKind.HardSigmoidTorch => new ElementStep<TLanes, TVector, HardSigmoidTorchFunction>(input, output),
        ActivationKind.Swish => new ElementStep<TLanes, TVector, TimesFunction<SigmoidFunction>>(input, output),
        ActivationKind.HardSwish => new ElementStep<TLanes, TVector, TimesFunction<HardSigmoidTorchFunction>>(input, output),
        _ => throw new NotSupportedException($"The engine has no kernel for the activation {node.Kind} ('{node.Name}')."),
    };

    private static IEnumerable<Step> Sum(MapView[] inputs, MapView output)
    {
        if (inputs is [var only]) return [new CopyStep(only, output)];

        // The addend that the sum is written over must be read first.
        var (ordered, count) = (new MapView[inputs.Length], 0);
        foreach (var input in inputs) if (input.Offset == output.Offset) ordered[count++] = input;
        foreach (var input in inputs) if (input.Offset != output.Offset) ordered[count++] = input;
        var steps = new List<Step>();
        for (var at = 1; at < count; at++) steps.Add(new PairStep<TLanes, TVector, SumFunction>(at == 1 ? ordered[0] : output, ordered[at], output));
        return steps;
    }

    private static List<Step> Join(MapView[] inputs, MapView output)
    {
        var steps = new List<Step>();
        foreach (var input in inputs)
        {
            if (input.Offset != output.Offset) steps.Add(new CopyStep(input, output with { Channels = input.Channels }));
            output = output with { Offset = output.Offset + input.Channels * output.Steps.Channel };
        }

        return steps;
    }

    private ChannelParameters Parameters(Operation operation, int channels) =>
        new(channels, Weight(operation.Node, WeightRole.Bias), operation.Slopes);

    private MapView? Residual(Operation operation) => operation.Residual is { } residual ? layout.ViewOf(residual) : null;

    private float[]? Weight(Node node, WeightRole role) => network.Weights.GetValueOrDefault(node.WeightName(role))?.Values;
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace GhostFaceNets.Training.Torch.Fused;

/// <summary>Batch norm of a batch with a following PReLU, ReLU or nothing, in fewer passes over memory than one after the
/// other. Takes float32 maps on the CPU with the channels innermost.</summary>
internal sealed unsafe class NormalisedActivation : torch.autograd.SingleTensorFunction<NormalisedActivation>
{
    // TorchSharp reads returned gradients after backward has returned, so only the next call can free them.
    [ThreadStatic]
    private static List<torch.Tensor?>? _returned;

    /// <inheritdoc/>
    public override string Name => nameof(NormalisedActivation);

    /// <summary>Whether a map can be taken.</summary>
    public static bool Takes(torch.Tensor map)
    {
        if (map.dim() != 4 || map.dtype != torch.float32 || map.device_type != DeviceType.CPU) return false;
        var (shape, values) = (map.shape, map.numel());
        // Spans of bytes end there; and one value a channel has no variance.
        if (values > int.MaxValue / sizeof(float) || values <= shape[1]) return false;
        using var rows = map.permute(0, 2, 3, 1);
        return rows.is_contiguous();
    }

    /// <summary>Normalises, moves the running values (the variance over N - 1) and activates.</summary>
    /// <param name="map">What <see cref="Takes"/> accepts.</param>
    /// <param name="gamma">Scales, or null for 1.</param>
    /// <param name="beta">Offsets.</param>
    /// <param name="slope">PReLU's alpha with a value a channel; null for the constant.</param>
    /// <param name="constant">The slope below 0 without alpha: 0 for ReLU, 1 for no activation.</param>
    /// <param name="running">Running mean and variance, how much of them a batch replaces, and epsilon.</param>
    public static torch.Tensor Apply(
        torch.Tensor map, torch.Tensor? gamma, torch.Tensor beta, torch.Tensor? slope, float constant, RunningMoments running) =>
        apply(map, gamma!, beta, slope!, constant, running);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var (map, gamma, beta, slope) = ((torch.Tensor)vars[0], (torch.Tensor?)vars[1], (torch.Tensor)vars[2], (torch.Tensor?)vars[3]);
        var (constant, running) = ((float)vars[4], (RunningMoments)vars[5]);
        var shape = new ChannelRows(map.numel() / map.shape[1], (int)map.shape[1]);
        var threads = torch.get_num_threads();
        var values = Values(map);
        var (mean, variance) = ChannelMoments.Of(values, shape, threads);
        running.Follow(mean, variance, shape.Rows);
        double[] inverse = [.. variance.Select(value => 1 / Math.Sqrt(value + running.Epsilon))];
        float* gammas = Values(gamma), betas = Values(beta), slopes = Values(slope);
        var scales = shape.Widen(i => inverse[i] * (gammas == null ? 1 : gammas[i]));
        var scale = new ChannelScale(
            shape.Widen(i => mean[i]),
            shape.Widen(i => inverse[i]),
            scales,
            shape.Widen(i => betas[i] - mean[i] * scales[i]),
            shape.Widen(i => slopes == null ? constant : slopes[i]));
        var output = torch.empty_like(map);
        NormalisationKernels.Forward(values, Values(output), shape, scale, threads);
        // A gradient's memory is needed no longer than until the layer before has read it.
        ctx.set_materialize_grads(false);
        ctx.save_for_backward([map]);
        ctx.save_data(nameof(ChannelRows), shape);
        ctx.save_data(nameof(ChannelScale), scale);
        ctx.save_data(nameof(torch.Tensor.shape), (gamma is not null, slope?.shape));
        return output;
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        _returned?.ForEach(tensor => tensor?.Dispose());
        using var scope = torch.NewDisposeScope();
        using var _ = grad_output;
        var map = ctx.get_saved_variables()[0];
        var (shape, scale) = ((ChannelRows)ctx.get_data(nameof(ChannelRows)), (ChannelScale)ctx.get_data(nameof(ChannelScale)));
        var (hasGamma, slopeShape) = ((bool, long[]?))ctx.get_data(nameof(torch.Tensor.shape));
        var threads = torch.get_num_threads();
        var gradient = MemoryLayout.ChannelsInnermost(grad_output);
        var output = torch.empty_like(map);
        float* x = Values(map), dy = Values(gradient);
        var (beta, gamma, slope) = NormalisationKernels.Sums(x, dy, shape, scale, threads);
        var offset = shape.Widen(i => beta[i] / shape.Rows * scale.Scale[i]);
        var factor = shape.Widen(i => gamma[i] / shape.Rows * scale.Scale[i] * scale.Inverse[i]);
        NormalisationKernels.Backward(x, dy, Values(output), shape, scale, offset, factor, threads);
        _returned =
        [
            output, hasGamma ? Tensor(gamma, [shape.Channels]) : null, Tensor(beta, [shape.Channels]),
            slopeShape is not null ? Tensor(slope, slopeShape) : null, null, null,
        ];
        foreach (var tensor in _returned) tensor?.DetachFromDisposeScope();
        return _returned!;
    }

    private static torch.Tensor Tensor(double[] values, long[] shape) =>
        torch.tensor(Array.ConvertAll(values, value => (float)value)).reshape(shape);

    private static float* Values(torch.Tensor? tensor)
    {
        if (tensor is null) return null;
        using var rows = tensor.dim() == 4 ? tensor.permute(0, 2, 3, 1) : tensor.alias();
        return (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(rows.bytes));
    }
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A convolution of each channel by itself: shifted multiply-adds along the rows of a padded plane, several
/// rows at once. Average pooling is one too.</summary>
/// <param name="padded">How a plane is padded.</param>
/// <param name="scratch">Where, in the arena.</param>
/// <param name="input">What is read.</param>
/// <param name="output">What is written, more than one pixel.</param>
/// <param name="residual">What is added; null is nothing.</param>
/// <param name="window">The size of the window.</param>
/// <param name="kernel"><c>(C, taps)</c>.</param>
/// <param name="parameters">Biases and slopes.</param>
internal sealed unsafe class DepthwiseStep<TLanes, TVector>(
    PaddedPlane padded, int scratch, MapView input, MapView output, MapView? residual, Extent window, float[] kernel, ChannelParameters parameters) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int RowsAtOnce = 4;

    private readonly AlignedFloats _kernel = AlignedFloats.Of(kernel);

    /// <summary>Whether the windows of neighbouring rows share input rows, and all fits the registers.</summary>
    private readonly bool _reuses = TLanes.Outputs == 8 && window == Extent.Square(3) && padded.Taps[3] == padded.RowStep;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var plane = arena + scratch;
        padded.Clear(plane);
        for (var channel = 0; channel < output.Channels; channel++)
        {
            padded.Fill<TLanes, TVector>(plane, arena + input.Offset + (nint)channel * input.Stride);
            var offset = (nint)channel * output.Stride;
            RunPlane(channel, plane, arena + output.Offset + offset, residual is { } added ? arena + added.Offset + offset : null);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPlane(int channel, float* plane, float* target, float* added)
    {
        var row = 0;
        for (; row <= output.Height - RowsAtOnce; row += RowsAtOnce)
        {
            // From the right, because what is written past a row's end falls upon the next row's begin.
            for (var column = LastColumn; column >= 0; column -= TLanes.Count)
            {
                var first = plane + row * padded.RowStep + column;
                if (_reuses) RunRows3x3(channel, first, target, added, row * output.Width + column);
                else RunRows(channel, first, target, added, row * output.Width + column);
            }
        }

        for (; row < output.Height; row++)
        {
            for (var column = LastColumn; column >= 0; column -= TLanes.Count)
            {
                RunRow(channel, plane + row * padded.RowStep + column, target, added, row * output.Width + column);
            }
        }
    }

    private int LastColumn => (output.Width - 1) / TLanes.Count * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRows(int channel, float* plane, float* target, float* added, int at)
    {
        var weights = _kernel.Start + channel * padded.Taps.Length;
        nint step = padded.RowStep;
        TVector a = TLanes.Fill(parameters.Biases[channel]), b = a, c = a, d = a;
        foreach (var tap in padded.Taps)
        {
            var weight = TLanes.Fill(*weights++);
            var source = plane + tap;
            a = TLanes.MultiplyAdd(TLanes.Load(source), weight, a);
            b = TLanes.MultiplyAdd(TLanes.Load(source + step), weight, b);
            c = TLanes.MultiplyAdd(TLanes.Load(source + 2 * step), weight, c);
            d = TLanes.MultiplyAdd(TLanes.Load(source + 3 * step), weight, d);
        }

        var slope = TLanes.Fill(parameters.Slopes[channel]);
        Write(a, slope, target, added, at);
        Write(b, slope, target, added, at + output.Width);
        Write(c, slope, target, added, at + 2 * output.Width);
        Write(d, slope, target, added, at + 3 * output.Width);
    }

    /// <summary>The same for 3 x 3 windows: each input vector is loaded once for the up to three output rows that it is part of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRows3x3(int channel, float* plane, float* target, float* added, int at)
    {
        var weights = _kernel.Start + channel * 9;
        nint step = padded.RowStep;
        TVector a = TLanes.Fill(parameters.Biases[channel]), b = a, c = a, d = a;
        for (var tap = 0; tap < 3; tap++, weights++)
        {
            var source = plane + padded.Taps[tap];
            TVector upper = TLanes.Fill(weights[0]), middle = TLanes.Fill(weights[3]), lower = TLanes.Fill(weights[6]);
            var r0 = TLanes.Load(source);
            a = TLanes.MultiplyAdd(r0, upper, a);
            var r1 = TLanes.Load(source + 1 * step);
            b = TLanes.MultiplyAdd(r1, upper, b);
            a = TLanes.MultiplyAdd(r1, middle, a);
            var r2 = TLanes.Load(source + 2 * step);
            c = TLanes.MultiplyAdd(r2, upper, c);
            b = TLanes.MultiplyAdd(r2, middle, b);
            a = TLanes.MultiplyAdd(r2, lower, a);
            var r3 = TLanes.Load(source + 3 * step);
            d = TLanes.MultiplyAdd(r3, upper, d);
            c = TLanes.MultiplyAdd(r3, middle, c);
            b = TLanes.MultiplyAdd(r3, lower, b);
            var r4 = TLanes.Load(source + 4 * step);
            d = TLanes.MultiplyAdd(r4, middle, d);
            c = TLanes.MultiplyAdd(r4, lower, c);
            var r5 = TLanes.Load(source + 5 * step);
            d = TLanes.MultiplyAdd(r5, lower, d);
        }

        var slope = TLanes.Fill(parameters.Slopes[channel]);
        Write(a, slope, target, added, at);
        Write(b, slope, target, added, at + output.Width);
        Write(c, slope, target, added, at + 2 * output.Width);
        Write(d, slope, target, added, at + 3 * output.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int channel, float* plane, float* target, float* added, int at)
    {
        var weights = _kernel.Start + channel * padded.Taps.Length;
        var sum = TLanes.Fill(parameters.Biases[channel]);
        foreach (var tap in padded.Taps) sum = TLanes.MultiplyAdd(TLanes.Load(plane + tap), TLanes.Fill(*weights++), sum);
        Write(sum, TLanes.Fill(parameters.Slopes[channel]), target, added, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(TVector sum, TVector slope, float* target, float* added, int at)
    {
        sum = Rectifier<TLanes, TVector>.Apply(sum, slope);
        if (added != null) sum = TLanes.Add(sum, TLanes.Load(added + at));
        TLanes.Store(sum, target + at);
    }
}

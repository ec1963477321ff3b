using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Scales a map: bilinear, half-pixel centres, edges clamped.</summary>
internal sealed unsafe class ResizeStep<TLanes, TVector>(MapView input, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly Tap[] _rows = Taps(input.Height, output.Height);
    private readonly Tap[] _columns = Taps(input.Width, output.Width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var target = arena + output.Offset;
        foreach (var row in _rows)
        {
            var upper = arena + input.Offset + (nint)row.Before * input.Width * input.Stride;
            var lower = arena + input.Offset + (nint)row.After * input.Width * input.Stride;
            foreach (var column in _columns)
            {
                Blend(upper, lower, TLanes.Fill(row.Share), column, target);
                target += output.Stride;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Blend(float* upper, float* lower, TVector share, Tap column, float* target)
    {
        var (before, after) = (column.Before * input.Stride, column.After * input.Stride);
        var across = TLanes.Fill(column.Share);
        for (var channel = 0; channel < output.Channels; channel += TLanes.Count)
        {
            var left = Between(TLanes.Load(upper + before + channel), TLanes.Load(lower + before + channel), share);
            var right = Between(TLanes.Load(upper + after + channel), TLanes.Load(lower + after + channel), share);
            Channels<TLanes, TVector>.Store(Between(left, right, across), target + channel, output.Channels - channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Between(TVector first, TVector second, TVector share) =>
        TLanes.MultiplyAdd(TLanes.Add(second, TLanes.Multiply(first, TLanes.Fill(-1))), share, first);

    private static Tap[] Taps(int from, int to)
    {
        var taps = new Tap[to];
        for (var i = 0; i < to; i++)
        {
            var place = Math.Clamp((i + 0.5) * from / to - 0.5, 0, from - 1);
            var before = (int)place;
            taps[i] = new(before, Math.Min(before + 1, from - 1), (float)(place - before));
        }

        return taps;
    }

    /// <summary>The two pixels that one is made of, and the share of the second.</summary>
    private readonly record struct Tap(int Before, int After, float Share);
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Lays the pixels of each window out side by side, which makes any convolution a pointwise one over
/// <c>kh * kw * in</c> channels.</summary>
internal sealed unsafe class UnfoldStep<TLanes, TVector>(Windowed window, MapView input, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly WindowSpan[] _rows = WindowSpan.Of(
        input.Height, output.Height, window.Kernel.Height, window.Stride.Height, PaddingOf(window, input).Top, 1);

    private readonly WindowSpan[] _columns = WindowSpan.Of(
        input.Width, output.Width, window.Kernel.Width, window.Stride.Width, PaddingOf(window, input).Left, 1);

    private readonly Extent _kernel = window.Kernel;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var target = arena + output.Offset;
        foreach (var row in _rows)
        foreach (var column in _columns)
        {
            var source = arena + input.Offset + (nint)(row.Source * input.Width + column.Source) * input.Stride;
            var isWhole = row.End - row.First == _kernel.Height && column.End - column.First == _kernel.Width;
            if (!isWhole) new Span<float>(target, output.Channels).Clear();
            for (var tap = row.First; tap < row.End; tap++)
            {
                CopyRow(source, target + (tap * _kernel.Width + column.First) * input.Channels, column.End - column.First, isWhole);
                source += input.Width * input.Stride;
            }

            target += output.Stride;
        }
    }

    /// <summary>Copies some pixels; where the next row of the window comes behind them, whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyRow(float* source, float* target, int pixels, bool isWhole)
    {
        var (run, runs) = input.Stride == input.Channels ? (pixels * input.Channels, 1) : (input.Channels, pixels);
        for (; runs > 0; runs--, source += input.Stride, target += run)
        {
            if (isWhole) for (var i = 0; i < run; i += TLanes.Count) TLanes.Store(TLanes.Load(source + i), target + i);
            else new Span<float>(source, run).CopyTo(new(target, run));
        }
    }

    private static Padding PaddingOf(Windowed window, MapView input) =>
        window.Padding.Resolve(input.Height, input.Width, window.Kernel, window.Stride);
}

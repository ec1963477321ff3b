using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The largest number of each channel in a sliding window; what pads is never the largest.</summary>
internal sealed unsafe class MaxPoolStep<TLanes, TVector> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly MapView _input;
    private readonly MapView _output;
    private readonly WindowSpan[] _rows;
    private readonly WindowSpan[] _columns;
    private readonly int _step;

    public MaxPoolStep(MaxPool window, MapView input, MapView output)
    {
        (_input, _output) = (input, output);
        (_rows, _columns) = (WindowSpan.Rows(window, input.Height, output.Height), WindowSpan.Columns(window, input.Width, output.Width));
        _step = window.Stride.Width * input.Stride;
    }

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        var target = arena + _output.Offset;
        foreach (var row in _rows)
        foreach (var column in _columns)
        {
            var source = arena + _input.Offset + (nint)(row.Source * _input.Width + column.Source) * _input.Stride;
            for (var pixel = 0; pixel < column.Count; pixel++)
            {
                RunWindow(source, row.Taps, column.Taps, target);
                source += _step;
                target += _output.Stride;
            }
        }
    }

    [MethodImpl(Kernel.Options)]
    private void RunWindow(float* source, int rows, int columns, float* target)
    {
        nint rowStep = _input.Width * _input.Stride, pixelStep = _input.Stride;
        for (var channel = 0; channel < _output.Channels; channel += TLanes.Count)
        {
            var largest = TLanes.Load(source + channel);
            for (var row = 0; row < rows; row++)
            {
                var pixel = source + channel + row * rowStep;
                for (var column = 0; column < columns; column++, pixel += pixelStep) largest = TLanes.Max(largest, TLanes.Load(pixel));
            }

            Channels<TLanes, TVector>.Store(largest, target + channel, _output.Channels - channel);
        }
    }
}

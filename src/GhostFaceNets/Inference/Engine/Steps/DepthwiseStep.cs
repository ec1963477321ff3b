using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A convolution of each channel by itself, also the mean of windows: vectors of channels, four neighbouring pixels at
/// once, so that they share the weights.</summary>
internal sealed unsafe class DepthwiseStep<TLanes, TVector> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly MapView _input;
    private readonly MapView _output;
    private readonly MapView? _residual;
    private readonly WindowSpan[] _columns;
    private readonly Extent _window;
    private readonly int _step;
    private readonly AlignedFloats _kernel;
    private readonly ChannelParameters _parameters;

    /// <summary>Whether neighbouring pixels share what they read, too.</summary>
    private readonly bool _isDense;

    /// <summary>Whether they do so in steps of two pixels.</summary>
    private readonly bool _isHalving;

    private WindowSpan[] _rows;

    /// <summary>Lays the kernel out as it is read.</summary>
    /// <param name="window">Size, steps and padding of the window.</param>
    /// <param name="input">What is read.</param>
    /// <param name="output">What is written.</param>
    /// <param name="residual">What is added; null is nothing.</param>
    /// <param name="kernel"><c>(C, taps)</c>.</param>
    /// <param name="parameters">Biases and slopes.</param>
    public DepthwiseStep(Windowed window, MapView input, MapView output, MapView? residual, float[] kernel, ChannelParameters parameters)
    {
        (_input, _output, _residual, _parameters, _window) = (input, output, residual, parameters, window.Kernel);
        _rows = WindowSpan.Rows(window, input.Height, output.Height);
        _columns = WindowSpan.Columns(window, input.Width, output.Width);
        _step = window.Stride.Width * input.Stride;
        _kernel = Pack(kernel, output.Channels);
        _isDense = window.Kernel == Extent.Square(3) && window.Stride.Width == 1 && output.Width >= 4
            && _columns is [{ First: 1, Count: 1 }, { Taps: 3 }, { End: 2, Count: 1 }];
        _isHalving = window.Kernel.Width is 3 or 5 && window.Stride.Width == 2 && output.Width >= 4
            && Before <= window.Kernel.Width / 2 && Behind <= window.Kernel.Width / 2
            && _columns.All(column => column.Taps == window.Kernel.Width
                || (column.Count == 1 && (column.At == 0 ? column.End == window.Kernel.Width : column.At == output.Width - 1 && column.First == 0)));
    }

    /// <summary>Taps of the first pixel of a row that lie beside the map.</summary>
    private int Before => _columns[0].First;

    /// <summary>Taps of the last pixel of a row that lie beside the map.</summary>
    private int Behind => _window.Width - _columns[^1].End;

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        for (var at = 0; at < _rows.Length; at++)
        {
            var row = _rows[at];
            if (_isDense && row.Taps > 1)
            {
                var tile = TileAt(arena, row, new(0, _output.Width, 0, 3, 0));
                if (IsPair(at))
                {
                    TwoRowSums<TLanes, TVector>.Run(tile, _output.Width);
                    at++;
                }
                else
                {
                    DenseWindowSums<TLanes, TVector>.Run(tile, _output.Width);
                }
            }
            else if (_isHalving)
            {
                RunHalving(arena, row);
            }
            else
            {
                foreach (var column in _columns) RunSpan(arena, row, column);
            }
        }
    }

    /// <summary>Some rows.</summary>
    public override Step? Part(int index, int count)
    {
        if (_rows.Length < count || !IsWorthSharing((long)_window.Height * _window.Width * _output.Channels * _output.Pixels)) return null;
        var part = (DepthwiseStep<TLanes, TVector>)MemberwiseClone();
        part._rows = _rows[PartOf(_rows.Length, index, count)];
        return part;
    }

    /// <summary>Whether a row and the next are summed at once: all their taps lie on the map, and what they write beside what they read
    /// does not keep the next pixels waiting.</summary>
    private bool IsPair(int at) =>
        TwoRowSums<TLanes, TVector>.Fits && at + 1 < _rows.Length && _rows[at].Taps == 3 && _rows[at + 1] is { Taps: 3 } next
        && next.Source == _rows[at].Source + 1 && Math.Abs(_input.Offset - _output.Offset) >= _input.Stride;

    private void RunHalving(float* arena, WindowSpan row)
    {
        var tile = TileAt(arena, row, new(0, _output.Width, 0, _window.Width, -Before));
        if (_window.Width == 3) HalvingWindowSums<TLanes, TVector, Three>.Run(tile, _output.Width, Before, Behind);
        else HalvingWindowSums<TLanes, TVector, Five>.Run(tile, _output.Width, Before, Behind);
    }

    [MethodImpl(Kernel.Options)]
    private void RunSpan(float* arena, WindowSpan row, WindowSpan column)
    {
        var tile = TileAt(arena, row, column);
        for (var left = column.Count; left > 0;)
        {
            var pixels = left < 4 ? 1 : 4;
            if (pixels == 1) WindowSums<TLanes, TVector, One>.Run(ref tile);
            else WindowSums<TLanes, TVector, Four>.Run(ref tile);
            left -= pixels;
            tile.Source += pixels * tile.PixelStep;
            tile.Output += pixels * tile.OutputStride;
            tile.Residual += pixels * tile.ResidualStride;
        }
    }

    private DepthwiseTile TileAt(float* arena, WindowSpan row, WindowSpan column)
    {
        nint step = MapView.RoundUp(_output.Channels);
        var pixel = row.At * _output.Width + column.At;
        var tile = new DepthwiseTile
        {
            Source = arena + _input.Offset + (row.Source * _input.Width + column.Source) * (nint)_input.Stride,
            PixelStep = _step,
            ColumnStep = _input.Stride,
            RowStep = _input.Width * _input.Stride,
            Columns = column.Taps,
            Rows = row.Taps,
            Weights = _kernel.Start + (row.First * _window.Width + column.First) * step,
            WeightStep = step,
            WeightRowStep = _window.Width * step,
            Biases = _parameters.Biases,
            Slopes = _parameters.Slopes,
            IsRelu = _parameters.IsRelu,
            Output = arena + _output.Offset + pixel * (nint)_output.Stride,
            OutputStride = _output.Stride,
            Channels = _output.Channels,
            Writable = _output.Channels + _output.Spare,
        };
        if (_residual is { } residual)
        {
            tile.Residual = arena + residual.Offset + pixel * (nint)residual.Stride;
            tile.ResidualStride = residual.Stride;
        }

        return tile;
    }

    /// <summary>From <c>(C, taps)</c> to tap after tap, the channels side by side.</summary>
    private static AlignedFloats Pack(float[] kernel, int channels)
    {
        var (taps, step) = (kernel.Length / channels, MapView.RoundUp(channels));
        var packed = new AlignedFloats(taps * step);
        for (var channel = 0; channel < channels; channel++)
        for (var tap = 0; tap < taps; tap++)
        {
            packed.Start[tap * step + channel] = kernel[channel * taps + tap];
        }

        return packed;
    }
}

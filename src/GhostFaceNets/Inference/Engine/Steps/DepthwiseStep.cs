using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A convolution of each channel by itself, also the mean of windows or of a whole map: vectors of channels,
/// four pixels of a row at once where their windows lie on the map.</summary>
internal sealed unsafe class DepthwiseStep<TLanes, TVector> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int Group = 4;

    private readonly MapView _input;
    private readonly MapView _output;
    private readonly MapView? _residual;
    private readonly WindowSpan[] _rows;
    private readonly WindowSpan[] _columns;
    private readonly int _width;
    private readonly int _step;
    private readonly int _channels;
    private readonly AlignedFloats _kernel;
    private readonly ChannelParameters _parameters;

    /// <summary>Lays the kernel out as it is read.</summary>
    /// <param name="window">Size, steps and padding of the window.</param>
    /// <param name="input">What is read.</param>
    /// <param name="output">What is written.</param>
    /// <param name="residual">What is added; null is nothing.</param>
    /// <param name="kernel"><c>(C, taps)</c>.</param>
    /// <param name="parameters">Biases and slopes.</param>
    public DepthwiseStep(Windowed window, MapView input, MapView output, MapView? residual, float[] kernel, ChannelParameters parameters)
    {
        (_input, _output, _residual, _parameters) = (input, output, residual, parameters);
        var padding = window.Padding.Resolve(input.Height, input.Width, window.Kernel, window.Stride);
        _rows = WindowSpan.Of(input.Height, output.Height, window.Kernel.Height, window.Stride.Height, padding.Top, 1);
        _columns = WindowSpan.Of(input.Width, output.Width, window.Kernel.Width, window.Stride.Width, padding.Left, Group);
        (_width, _step) = (window.Kernel.Width, window.Stride.Width * input.Stride);
        _channels = MapView.RoundUp(output.Channels);
        _kernel = Pack(kernel, output.Channels, _channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var added = _residual is { } residual ? arena + residual.Offset : null;
        foreach (var row in _rows)
        foreach (var column in _columns)
        {
            var pixel = row.At * _output.Width + column.At;
            var window = new Window(
                arena + _input.Offset + (nint)(row.Source * _input.Width + column.Source) * _input.Stride,
                _kernel.Start + (row.First * _width + column.First) * _channels,
                row.End - row.First,
                column.End - column.First);
            var target = arena + _output.Offset + (nint)pixel * _output.Stride;
            var addend = added == null ? null : added + (nint)pixel * _residual.GetValueOrDefault().Stride;
            if (column.Count == 1) RunOne(window, target, addend);
            else RunFour(window, target, addend);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunFour(Window window, float* target, float* added)
    {
        nint rowStep = _input.Width * _input.Stride, pixelStep = _input.Stride, step = _step, output = _output.Stride;
        nint residual = _residual.GetValueOrDefault().Stride;
        nint channels = _channels;
        float* biases = _parameters.Biases, slopes = _parameters.Slopes;
        for (var channel = 0; channel < _output.Channels; channel += TLanes.Count)
        {
            TVector a = TLanes.Load(biases + channel), b = a, c = a, d = a;
            var source = window.Source + channel;
            var weights = window.Weights + channel;
            for (var row = window.Rows; row > 0; row--)
            {
                float* pixel = source, weight = weights;
                for (var column = window.Columns; column > 0; column--)
                {
                    var w = TLanes.Load(weight);
                    a = TLanes.MultiplyAdd(TLanes.Load(pixel), w, a);
                    b = TLanes.MultiplyAdd(TLanes.Load(pixel + step), w, b);
                    c = TLanes.MultiplyAdd(TLanes.Load(pixel + 2 * step), w, c);
                    d = TLanes.MultiplyAdd(TLanes.Load(pixel + 3 * step), w, d);
                    pixel += pixelStep;
                    weight += channels;
                }

                source += rowStep;
                weights += _width * channels;
            }

            var left = _output.Channels - channel;
            var slope = slopes == null ? default : TLanes.Load(slopes + channel);
            Write(a, slope, target + channel, added == null ? null : added + channel, left);
            Write(b, slope, target + channel + output, added == null ? null : added + channel + residual, left);
            Write(c, slope, target + channel + 2 * output, added == null ? null : added + channel + 2 * residual, left);
            Write(d, slope, target + channel + 3 * output, added == null ? null : added + channel + 3 * residual, left);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunOne(Window window, float* target, float* added)
    {
        nint rowStep = _input.Width * _input.Stride, pixelStep = _input.Stride;
        nint channels = _channels;
        float* biases = _parameters.Biases, slopes = _parameters.Slopes;
        for (var channel = 0; channel < _output.Channels; channel += TLanes.Count)
        {
            var sum = TLanes.Load(biases + channel);
            var source = window.Source + channel;
            var weights = window.Weights + channel;
            for (var row = window.Rows; row > 0; row--)
            {
                float* pixel = source, weight = weights;
                for (var column = window.Columns; column > 0; column--)
                {
                    sum = TLanes.MultiplyAdd(TLanes.Load(pixel), TLanes.Load(weight), sum);
                    pixel += pixelStep;
                    weight += channels;
                }

                source += rowStep;
                weights += _width * channels;
            }

            var slope = slopes == null ? default : TLanes.Load(slopes + channel);
            Write(sum, slope, target + channel, added == null ? null : added + channel, _output.Channels - channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(TVector sum, TVector slope, float* target, float* added, int left)
    {
        if (_parameters.Slopes != null) sum = Rectifier<TLanes, TVector>.Apply(sum, slope);
        if (added != null) sum = TLanes.Add(sum, TLanes.Load(added));
        Channels<TLanes, TVector>.Store(sum, target, left);
    }

    /// <summary>From <c>(C, taps)</c> to tap after tap, the channels side by side.</summary>
    private static AlignedFloats Pack(float[] kernel, int channels, int stride)
    {
        var taps = kernel.Length / channels;
        var packed = new AlignedFloats(taps * stride);
        for (var channel = 0; channel < channels; channel++)
        for (var tap = 0; tap < taps; tap++)
        {
            packed.Start[tap * stride + channel] = kernel[channel * taps + tap];
        }

        return packed;
    }

    /// <summary>The taps that lie on the map.</summary>
    private readonly record struct Window(nint SourceAddress, nint WeightsAddress, int Rows, int Columns)
    {
        public Window(float* source, float* weights, int rows, int columns)
            : this((nint)source, (nint)weights, rows, columns)
        {
        }

        public float* Source => (float*)SourceAddress;

        public float* Weights => (float*)WeightsAddress;
    }
}

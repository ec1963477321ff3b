using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A convolution over all channels from planes to planes of the same size, through a window of 1 x 1 or 3 x 3, in tiles of a
/// few output planes and vectors of pixels, whose sums stay in registers. Rows are whole vectors.</summary>
internal sealed unsafe class PlaneConvolutionStep<TLanes, TVector> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly MapView _input;
    private readonly MapView _output;
    private readonly int _window;
    private readonly AlignedFloats _weights;
    private readonly ChannelParameters _parameters;
    private WindowSpan[] _rows;

    /// <summary>Lays the kernel out as it is read.</summary>
    /// <param name="window">Size and padding of the window.</param>
    /// <param name="input">Planes that are read.</param>
    /// <param name="output">Planes that are written.</param>
    /// <param name="kernel"><c>(out, in, taps)</c>.</param>
    /// <param name="parameters">Biases and slopes.</param>
    public PlaneConvolutionStep(Windowed window, MapView input, MapView output, float[] kernel, ChannelParameters parameters)
    {
        (_input, _output, _parameters, _window) = (input, output, parameters, window.Kernel.Width);
        _rows = WindowSpan.Rows(window, input.Height, output.Height);
        _weights = Pack(kernel, input.Channels, _window, output.Channels);
    }

    private int Depth => _window * _window * _input.Channels;

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        var tile = new PlaneTile { PlaneStep = _input.Steps.Channel, RowStep = _input.Steps.Row, Planes = _input.Channels };
        foreach (var row in _rows)
        {
            tile.Rows = row.Taps;
            for (var plane = 0; plane < _output.Channels;)
            {
                var planes = PlaneProducts<TLanes, TVector>.Planes(_output.Channels - plane);
                var weights = _weights.Start + plane * Depth + row.First * _window * _input.Channels * planes;
                tile.Biases = _parameters.Biases + plane;
                tile.Slopes = _parameters.Slopes == null ? null : _parameters.Slopes + plane;
                var source = arena + _input.Offset + row.Source * _input.Steps.Row;
                var target = arena + _output.Offset + row.At * _output.Steps.Row + plane * _output.Steps.Channel;
                for (var left = _output.Width / TLanes.Count; left > 0;)
                {
                    var vectors = PlaneProducts<TLanes, TVector>.Vectors(left);
                    tile.IsFirst = left * TLanes.Count == _output.Width;
                    tile.IsLast = left == vectors;
                    PlaneProducts<TLanes, TVector>.Run(ref tile, source, weights, target, _window, planes, vectors);
                    left -= vectors;
                    source += vectors * TLanes.Count;
                    target += vectors * TLanes.Count;
                }

                plane += planes;
            }
        }
    }

    /// <summary>Some rows.</summary>
    public override Step? Part(int index, int count)
    {
        if (_rows.Length < count || !IsWorthSharing((long)Depth * _output.Channels * _output.Pixels)) return null;
        var part = (PlaneConvolutionStep<TLanes, TVector>)MemberwiseClone();
        part._rows = _rows[PartOf(_rows.Length, index, count)];
        return part;
    }

    /// <summary>Group of output planes after group, in each row of taps after row, plane after plane, tap after tap.</summary>
    private static AlignedFloats Pack(float[] kernel, int inputs, int window, int outputs)
    {
        var (taps, next) = (window * window, 0);
        var packed = new AlignedFloats(kernel.Length);
        for (var plane = 0; plane < outputs;)
        {
            var planes = PlaneProducts<TLanes, TVector>.Planes(outputs - plane);
            for (var row = 0; row < window; row++)
            for (var input = 0; input < inputs; input++)
            for (var column = 0; column < window; column++)
            for (var output = plane; output < plane + planes; output++)
            {
                packed.Start[next++] = kernel[(output * inputs + input) * taps + row * window + column];
            }

            plane += planes;
        }

        return packed;
    }
}

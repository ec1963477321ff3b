using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A pointwise convolution: the product of the map <c>(pixels, in)</c> and the kernel <c>(out, in)</c>, in tiles of
/// a few pixels and up to three vectors of output channels, whose sums stay in registers.</summary>
internal sealed unsafe class PointwiseStep<TLanes, TVector> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly MapView _input;
    private readonly MapView _output;
    private readonly MapView? _residual;
    private readonly AlignedFloats _panels;
    private readonly ChannelParameters _parameters;

    public PointwiseStep(MapView input, MapView output, MapView? residual, float[] kernel, ChannelParameters parameters)
    {
        (_input, _output, _residual, _parameters) = (input, output, residual, parameters);
        _panels = Pack(kernel, input.Channels, output.Channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var vectors = Vectors(_output.Channels);
        for (var first = 0; first < vectors; first += Width(vectors - first)) RunPanel(arena, first, Width(vectors - first));
    }

    /// <summary>Some output channels of all pixels: the panel's weights are in the nearest cache after the first tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPanel(float* arena, int vector, int width)
    {
        var channel = vector * TLanes.Count;
        var tile = new PointwiseTile
        {
            Input = arena + _input.Offset,
            InputStride = _input.Stride,
            InputStep = 1,
            Depth = _input.Channels,
            Panel = _panels.Start + (nint)channel * _input.Channels,
            Biases = _parameters.Biases + channel,
            Slopes = _parameters.Slopes == null ? null : _parameters.Slopes + channel,
            Output = arena + _output.Offset + channel,
            OutputStride = _output.Stride,
            Residual = _residual is { } residual ? arena + residual.Offset + channel : null,
            ResidualStride = _residual.GetValueOrDefault().Stride,
            Channels = _output.Channels - channel,
        };
        for (var left = _output.Pixels; left > 0;)
        {
            var pixels = TileProducts<TLanes, TVector>.Pixels(left, width);
            TileProducts<TLanes, TVector>.Run(ref tile, pixels, width);
            tile.Input += pixels * tile.InputStride;
            tile.Output += pixels * tile.OutputStride;
            if (tile.Residual != null) tile.Residual += pixels * tile.ResidualStride;
            left -= pixels;
        }
    }

    private static int Vectors(int channels) => (channels + TLanes.Count - 1) / TLanes.Count;

    /// <summary>Vectors of the next panel: three, but four that are left are two and two.</summary>
    private static int Width(int left) => left == 4 ? 2 : Math.Min(left, 3);

    /// <summary>Lays the weights out as the tiles read them: panels of a few outputs, in each one input after another.</summary>
    private static AlignedFloats Pack(float[] kernel, int inputs, int outputs)
    {
        var vectors = Vectors(outputs);
        var packed = new AlignedFloats(vectors * TLanes.Count * inputs);
        for (var first = 0; first < vectors; first += Width(vectors - first))
        {
            var (begin, width) = (first * TLanes.Count, Width(vectors - first) * TLanes.Count);
            var panel = packed.Start + begin * inputs;
            for (var output = begin; output < Math.Min(begin + width, outputs); output++)
            for (var input = 0; input < inputs; input++)
            {
                panel[input * width + output - begin] = kernel[output * inputs + input];
            }
        }

        return packed;
    }
}

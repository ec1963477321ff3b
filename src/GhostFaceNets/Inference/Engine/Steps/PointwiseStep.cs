using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A pointwise convolution: the product of the kernel <c>(out, in)</c> and the map <c>(in, pixels)</c>, in tiles
/// of a few output channels and up to three vectors of pixels, whose sums stay in registers.</summary>
internal sealed unsafe class PointwiseStep<TLanes, TVector> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly MapView _input;
    private readonly MapView _output;
    private readonly int? _residual;
    private readonly AlignedFloats _panels;
    private readonly ChannelParameters _parameters;

    public PointwiseStep(MapView input, MapView output, MapView? residual, float[] kernel, ChannelParameters parameters)
    {
        (_input, _output, _residual, _parameters) = (input, output, residual?.Offset, parameters);
        _panels = Pack(kernel, input.Channels, output.Channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        var vectors = (_input.Pixels + TLanes.Count - 1) / TLanes.Count;
        for (var at = 0; at < vectors;)
        {
            var width = vectors - at == 4 && TLanes.Outputs == 8 ? 4 : Math.Min(vectors - at, 3);
            RunColumn(arena, at * TLanes.Count, width);
            at += width;
        }
    }

    /// <summary>All output channels of some pixels: the input's are in the nearest cache after the first panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunColumn(float* arena, int pixel, int width)
    {
        var tile = new PointwiseTile
        {
            Input = arena + _input.Offset + pixel,
            Stride = _input.Stride,
            Depth = _input.Channels,
            OutputStride = _output.Stride,
        };
        for (var channel = 0; channel < _output.Channels; channel += TLanes.Outputs)
        {
            tile.Panel = _panels.Start + (nint)channel * _input.Channels;
            tile.Biases = _parameters.Biases + channel;
            tile.Slopes = _parameters.Slopes + channel;
            tile.Output = arena + _output.Offset + (nint)channel * _output.Stride + pixel;
            tile.Residual = _residual is { } residual ? arena + residual + (nint)channel * _output.Stride + pixel : null;
            tile.Rows = Math.Min(_output.Channels - channel, TLanes.Outputs);
            if (width == 4) RunHalves(ref tile);
            else if (TLanes.Outputs == 8) EightRows<TLanes, TVector>.Run(ref tile, width);
            else FourRows<TLanes, TVector>.Run(ref tile, width);
        }
    }

    /// <summary>Four vectors of pixels, such as a map of 7 x 7 is: half of the panel's rows after the other, for all do
    /// not fit the registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunHalves(ref PointwiseTile tile)
    {
        FourRows<TLanes, TVector>.Four(ref tile, TLanes.Outputs);
        if (tile.Rows <= 4) return;
        tile.Panel += 4;
        tile.Biases += 4;
        tile.Slopes += 4;
        tile.Output += 4 * tile.OutputStride;
        if (tile.Residual != null) tile.Residual += 4 * tile.OutputStride;
        tile.Rows -= 4;
        FourRows<TLanes, TVector>.Four(ref tile, TLanes.Outputs);
    }

    /// <summary>Lays the weights out as the tiles read them: panels of a few outputs, in each one input after another.</summary>
    private static AlignedFloats Pack(float[] kernel, int inputs, int outputs)
    {
        var rows = TLanes.Outputs;
        var packed = new AlignedFloats((outputs + rows - 1) / rows * rows * inputs);
        for (var output = 0; output < outputs; output++)
        for (var input = 0; input < inputs; input++)
        {
            packed.Start[output / rows * rows * inputs + input * rows + output % rows] = kernel[output * inputs + input];
        }

        return packed;
    }
}

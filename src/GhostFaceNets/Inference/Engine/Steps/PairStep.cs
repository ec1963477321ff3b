using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A function of the numbers of two maps, pair by pair. A second map of one pixel is paired with each pixel of
/// the first: squeeze-and-excitation's gates.</summary>
internal sealed unsafe class PairStep<TLanes, TVector, TFunction>(MapView left, MapView right, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TFunction : struct, IPairFunction
{
    private readonly int _rightStep = right.Pixels == output.Pixels ? right.Stride : 0;

    /// <summary>Pixels, and numbers of each. Where nothing else lies between them, all are as good as one long one.</summary>
    private readonly (int Pixels, int Channels) _runs =
        output.Channels + output.Spare == output.Stride && left.Stride == output.Stride && right.Stride == output.Stride && right.Pixels == output.Pixels
            ? (1, output.Pixels * output.Stride)
            : (output.Pixels, output.Channels);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        float* first = arena + left.Offset, second = arena + right.Offset, target = arena + output.Offset;
        var (pixels, channels) = _runs;
        for (var pixel = 0; pixel < pixels; pixel++, first += left.Stride, second += _rightStep, target += output.Stride)
        {
            for (var channel = 0; channel < channels; channel += TLanes.Count)
            {
                var value = TFunction.Apply<TLanes, TVector>(TLanes.Load(first + channel), TLanes.Load(second + channel));
                Channels<TLanes, TVector>.Store(value, target + channel, channels - channel);
            }
        }
    }

    /// <summary>Some pixels.</summary>
    public override Step? Part(int index, int count)
    {
        if (output.Pixels < count || !IsWorthSharing((long)output.Channels * output.Pixels)) return null;
        var own = PartOf(output.Pixels, index, count);
        return new PairStep<TLanes, TVector, TFunction>(left.Span(own), right.Pixels == output.Pixels ? right.Span(own) : right, output.Span(own));
    }
}

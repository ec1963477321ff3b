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
    private readonly Runs _runs = RunsOf(left, right, output);

    /// <summary>Numbers one behind the other, how many times there are so many, and from one time to the next.</summary>
    private readonly record struct Runs(int Count, int Length, int Left, int Right, int Output);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(float* arena)
    {
        float* first = arena + left.Offset, second = arena + right.Offset, target = arena + output.Offset;
        var runs = _runs;
        for (var run = 0; run < runs.Count; run++, first += runs.Left, second += runs.Right, target += runs.Output)
        {
            for (var at = 0; at < runs.Length; at += TLanes.Count)
            {
                var value = TFunction.Apply<TLanes, TVector>(TLanes.Load(first + at), TLanes.Load(second + at));
                Channels<TLanes, TVector>.Store(value, target + at, runs.Length - at);
            }
        }
    }

    /// <summary>Some rows.</summary>
    public override Step? Part(int index, int count)
    {
        if (output.Height < count || !IsWorthSharing((long)output.Channels * output.Pixels)) return null;
        var own = PartOf(output.Height, index, count);
        return new PairStep<TLanes, TVector, TFunction>(left.Rows(own), right.Pixels == output.Pixels ? right.Rows(own) : right, output.Rows(own));
    }

    /// <summary>A pixel's channels, or a row of planes. Where nothing else lies between them, all are as good as one long run.</summary>
    private static Runs RunsOf(MapView left, MapView right, MapView output)
    {
        if (output.Planes > 0)
        {
            return new(output.Height, output.Channels * output.Width, left.Steps.Row, right.Steps.Row, output.Steps.Row);
        }

        var isOne = output.Channels + output.Spare == output.Stride && left.Stride == output.Stride && right.Stride == output.Stride
            && right.Pixels == output.Pixels;
        return isOne
            ? new(1, output.Pixels * output.Stride, 0, 0, 0)
            : new(output.Pixels, output.Channels, left.Stride, right.Pixels == output.Pixels ? right.Stride : 0, output.Stride);
    }
}

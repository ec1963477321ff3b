using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A convolution of each plane by itself through a window of 3 x 3, two rows at once: the two rows that they share are
/// read once. Rows are at least a vector long.</summary>
internal sealed unsafe class PlaneDepthwiseStep<TLanes, TVector> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly PlaneWindow _window;
    private (int Begin, int End) _rows;

    /// <summary>Prepares the step.</summary>
    /// <param name="window">Over planes of at least two rows.</param>
    public PlaneDepthwiseStep(PlaneWindow window)
    {
        _window = window;
        _rows = (0, window.Height);
    }

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        for (var next = _rows.Begin; next < _rows.End; next += 2)
        {
            // The last two rows may overlap those before them.
            var row = Math.Min(next, _rows.End - 2);
            for (var plane = 0; plane < _window.Planes; plane++) Run(arena, row, plane);
        }
    }

    /// <summary>Some rows.</summary>
    public override Step? Part(int index, int count)
    {
        var pairs = _window.Height / 2;
        if (pairs < count || !IsWorthSharing(_window.Work)) return null;
        var part = (PlaneDepthwiseStep<TLanes, TVector>)MemberwiseClone();
        var own = PartOf(pairs, index, count);
        part._rows = (2 * own.Start.Value, index == count - 1 ? _window.Height : 2 * own.End.Value);
        return part;
    }

    [MethodImpl(Kernel.Options)]
    private void Run(float* arena, int row, int plane)
    {
        float* first = _window.Source(arena, row - 1, plane), second = _window.Source(arena, row, plane);
        float* third = _window.Source(arena, row + 1, plane), fourth = _window.Source(arena, row + 2, plane);
        float* upper = _window.Target(arena, row, plane), lower = _window.Target(arena, row + 1, plane);
        var weights = _window.Weights(plane);
        TVector upperLeft = TLanes.Fill(weights[0]), upperMiddle = TLanes.Fill(weights[1]), upperRight = TLanes.Fill(weights[2]);
        TVector left = TLanes.Fill(weights[3]), centre = TLanes.Fill(weights[4]), right = TLanes.Fill(weights[5]);
        TVector lowerLeft = TLanes.Fill(weights[6]), lowerMiddle = TLanes.Fill(weights[7]), lowerRight = TLanes.Fill(weights[8]);
        var bias = TLanes.Fill(_window.Biases[plane]);
        var slope = _window.Slopes == null ? null : _window.Slopes + plane;
        var (width, last) = (_window.Width, _window.Width - TLanes.Count);
        for (var pixel = 0; pixel < width; pixel += TLanes.Count)
        {
            // The last vector may overlap the one before.
            var at = Math.Min(pixel, last);
            TVector a = bias, b = bias;
            var (before, here, behind) = Read(first + at, at == 0, at == last);
            a = Add(before, here, behind, upperLeft, upperMiddle, upperRight, a);
            (before, here, behind) = Read(second + at, at == 0, at == last);
            a = Add(before, here, behind, left, centre, right, a);
            b = Add(before, here, behind, upperLeft, upperMiddle, upperRight, b);
            (before, here, behind) = Read(third + at, at == 0, at == last);
            a = Add(before, here, behind, lowerLeft, lowerMiddle, lowerRight, a);
            b = Add(before, here, behind, left, centre, right, b);
            (before, here, behind) = Read(fourth + at, at == 0, at == last);
            b = Add(before, here, behind, lowerLeft, lowerMiddle, lowerRight, b);
            if (slope != null)
            {
                a = TLanes.Rectify(a, TLanes.Fill(*slope));
                b = TLanes.Rectify(b, TLanes.Fill(*slope));
            }

            TLanes.Store(a, upper + at);
            TLanes.Store(b, lower + at);
        }
    }

    /// <summary>The numbers under the left, the middle and the right taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Before, TVector Here, TVector Behind) Read(float* source, bool isFirst, bool isLast)
    {
        var here = TLanes.Load(source);
        return (
            isFirst ? TLanes.Behind(here) : TLanes.Load(source - 1),
            here,
            isLast ? TLanes.Ahead(here) : TLanes.Load(source + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add(TVector before, TVector here, TVector behind, TVector left, TVector middle, TVector right, TVector sum) =>
        TLanes.MultiplyAdd(behind, right, TLanes.MultiplyAdd(here, middle, TLanes.MultiplyAdd(before, left, sum)));
}

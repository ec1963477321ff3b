using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A convolution of each plane by itself through a window of 3 x 3 in steps of two pixels. Rows of the output are at least a
/// vector long, those of the input twice as long.</summary>
internal sealed unsafe class HalvingPlaneStep<TLanes, TVector> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly PlaneWindow _window;

    /// <summary>Rows and pixels of a row that the first window begins above and beside the map.</summary>
    private readonly (int Above, int Beside) _outside;

    private (int Begin, int End) _rows;

    /// <summary>Prepares the step.</summary>
    /// <param name="window">Over planes twice as wide as those that it writes.</param>
    /// <param name="above">Rows that the first window begins above the map, 0 or 1.</param>
    /// <param name="beside">Pixels that the first window of a row begins beside the map, 0 or 1.</param>
    public HalvingPlaneStep(PlaneWindow window, int above, int beside)
    {
        (_window, _outside) = (window, (above, beside));
        _rows = (0, window.Height);
    }

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        for (var row = _rows.Begin; row < _rows.End; row++)
        for (var plane = 0; plane < _window.Planes; plane++)
        {
            Run(arena, row, plane);
        }
    }

    /// <summary>Some rows.</summary>
    public override Step? Part(int index, int count)
    {
        if (_window.Height < count || !IsWorthSharing(_window.Work)) return null;
        var part = (HalvingPlaneStep<TLanes, TVector>)MemberwiseClone();
        var own = PartOf(_window.Height, index, count);
        part._rows = (own.Start.Value, own.End.Value);
        return part;
    }

    [MethodImpl(Kernel.Options)]
    private void Run(float* arena, int row, int plane)
    {
        var top = 2 * row - _outside.Above;
        float* first = _window.Source(arena, top, plane), second = _window.Source(arena, top + 1, plane), third = _window.Source(arena, top + 2, plane);
        float* target = _window.Target(arena, row, plane), weights = _window.Weights(plane);
        TVector upperLeft = TLanes.Fill(weights[0]), upperMiddle = TLanes.Fill(weights[1]), upperRight = TLanes.Fill(weights[2]);
        TVector left = TLanes.Fill(weights[3]), centre = TLanes.Fill(weights[4]), right = TLanes.Fill(weights[5]);
        TVector lowerLeft = TLanes.Fill(weights[6]), lowerMiddle = TLanes.Fill(weights[7]), lowerRight = TLanes.Fill(weights[8]);
        var bias = TLanes.Fill(_window.Biases[plane]);
        var slope = _window.Slopes == null ? null : _window.Slopes + plane;
        var isBefore = _outside.Beside > 0;
        var (width, last) = (_window.Width, _window.Width - TLanes.Count);
        for (var next = 0; next < width; next += TLanes.Count)
        {
            // The last vector may overlap the one before.
            var at = Math.Min(next, last);
            var sum = Add(first + 2 * at, isBefore, at == 0, at == last, upperLeft, upperMiddle, upperRight, bias);
            sum = Add(second + 2 * at, isBefore, at == 0, at == last, left, centre, right, sum);
            sum = Add(third + 2 * at, isBefore, at == 0, at == last, lowerLeft, lowerMiddle, lowerRight, sum);
            if (slope != null) sum = TLanes.Rectify(sum, TLanes.Fill(*slope));
            TLanes.Store(sum, target + at);
        }
    }

    /// <summary>Adds what a row of taps gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add(
        float* source, bool isBefore, bool isFirst, bool isLast, TVector left, TVector middle, TVector right, TVector sum)
    {
        TVector near = TLanes.Load(source), far = TLanes.Load(source + TLanes.Count);
        TVector evens = TLanes.Evens(near, far), odds = TLanes.Odds(near, far);
        if (isBefore)
        {
            var before = isFirst ? TLanes.Behind(odds) : TLanes.Odds(TLanes.Load(source - 2), TLanes.Load(source - 2 + TLanes.Count));
            return TLanes.MultiplyAdd(odds, right, TLanes.MultiplyAdd(evens, middle, TLanes.MultiplyAdd(before, left, sum)));
        }

        var behind = isLast ? TLanes.Ahead(evens) : TLanes.Evens(TLanes.Load(source + 2), TLanes.Load(source + 2 + TLanes.Count));
        return TLanes.MultiplyAdd(behind, right, TLanes.MultiplyAdd(odds, middle, TLanes.MultiplyAdd(evens, left, sum)));
    }
}

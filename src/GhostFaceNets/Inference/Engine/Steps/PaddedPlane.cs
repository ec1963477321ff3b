using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>One plane of a map with zeros around it, so that windows need no test for borders. With a horizontal stride
/// of s each row is kept as s rows, of every s-th pixel: the pixels that one tap of the window reads lie side by side.</summary>
internal sealed unsafe class PaddedPlane
{
    private readonly MapView _input;
    private readonly Padding _padding;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _phases;
    private readonly int _phase;

    public PaddedPlane(Windowed node, MapView input, MapView output)
    {
        _input = input;
        _padding = node.Padding.Resolve(input.Height, input.Width, node.Kernel, node.Stride);
        _rows = (output.Height - 1) * node.Stride.Height + node.Kernel.Height;
        _columns = (output.Width - 1) * node.Stride.Width + node.Kernel.Width;
        _phases = node.Stride.Width;
        _phase = (_columns + _phases - 1) / _phases;
        RowStep = node.Stride.Height * _phases * _phase;
        Taps = new int[node.Kernel.Height * node.Kernel.Width];
        for (var tap = 0; tap < Taps.Length; tap++)
        {
            var (row, column) = (tap / node.Kernel.Width, tap % node.Kernel.Width);
            Taps[tap] = (row * _phases + column % _phases) * _phase + column / _phases;
        }
    }

    /// <summary>Floats that it takes, with room for reading whole vectors past its end.</summary>
    public int Size => _rows * _phases * _phase + 2 * MapView.Line;

    /// <summary>From the first tap of an output row to that of the next one.</summary>
    public int RowStep { get; }

    /// <summary>For each tap of the window, row by row, where the first output pixel reads.</summary>
    public int[] Taps { get; }

    /// <summary>Writes the zeros; they stay while channel after channel is filled in.</summary>
    public void Clear(float* plane) => new Span<float>(plane, Size).Clear();

    /// <summary>Fills a channel in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill<TLanes, TVector>(float* plane, float* source)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var rows = Math.Min(_input.Height, _rows - _padding.Top);
        var columns = Math.Min(_input.Width, _columns - _padding.Left);
        for (var row = 0; row < rows; row++)
        {
            var target = plane + (row + _padding.Top) * _phases * _phase;
            if (_phases == 1) RowCopy.Copy<TLanes, TVector>(source, target + _padding.Left, columns);
            else if (_phases == 2) Halve<TLanes, TVector>(source, target, columns);
            else Deal(source, target, columns);
            source += _input.Width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Halve<TLanes, TVector>(float* source, float* target, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var left = _padding.Left;
        RowCopy.Evens<TLanes, TVector>(source, target + left % 2 * _phase + left / 2, (count + 1) / 2);
        RowCopy.Odds<TLanes, TVector>(source, target + (left + 1) % 2 * _phase + (left + 1) / 2, count / 2);
    }

    private void Deal(float* source, float* target, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var column = i + _padding.Left;
            target[column % _phases * _phase + column / _phases] = source[i];
        }
    }
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Numerics;

/// <summary>What one thread of a matrix product does: packs some rows of the right matrix, and multiplies all of the left with them.</summary>
internal sealed unsafe class ProductWorker
{
    // Packed rows of the right matrix that stay in the second-level cache beside some of the left one's.
    private const int RightFloats = 96 * 1024;

    // Rows of the left matrix between two calls of the consumer.
    private const int LeftRows = 64;

    private readonly PackedRows _left;
    private readonly int _number;
    private readonly ProductBlockConsumer _consume;
    private readonly AlignedFloats _right;
    private readonly AlignedFloats _products;
    private readonly int _stride;

    public ProductWorker(PackedRows left, int number, ProductBlockConsumer consume)
    {
        (_left, _number, _consume, _stride) = (left, number, consume, ColumnsPerBlock(left));
        _right = new(Panels.SizeOf(_stride, left.Depth, left.Kernel.Columns));
        _products = new(LeftRows * _stride);
    }

    /// <summary>Rows of the right matrix that are packed at a time.</summary>
    public static int ColumnsPerBlock(PackedRows left) => Math.Clamp(RightFloats / left.Depth / left.Kernel.Columns, 1, 16) * left.Kernel.Columns;

    /// <summary>Multiplies some rows of the right matrix, no more than fit a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(float* right, int firstColumn, int columns, CancellationToken cancellation)
    {
        Panels.Pack(right, columns, _left.Depth, _left.Kernel.Columns, _right.Start);
        for (var first = 0; first < _left.Count; first += LeftRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Min(LeftRows, _left.Count - first);
            Multiply(first, rows, columns);
            _consume(new(new(_products.Start, rows * _stride), _stride, _number, first, rows, firstColumn, columns));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(int first, int rows, int columns)
    {
        var kernel = _left.Kernel;
        for (var column = 0; column < columns; column += kernel.Columns)
        {
            var panel = _right.Start + (nint)column * _left.Depth;
            for (var row = 0; row < rows; row += kernel.Rows)
            {
                kernel.Multiply(
                    _left.PanelAt(first + row), Math.Min(kernel.Rows, rows - row), panel, Math.Min(kernel.Columns, columns - column), _left.Depth,
                    _products.Start + row * _stride + column, _stride);
            }
        }
    }
}

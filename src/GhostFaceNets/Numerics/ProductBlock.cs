namespace GhostFaceNets.Numerics;

/// <summary>A part of the product of two matrices: the dot products of some rows of the left with some rows of the right.
/// Its numbers last until the consumer returns.</summary>
public readonly ref struct ProductBlock
{
    private readonly ReadOnlySpan<float> _values;
    private readonly int _stride;

    internal ProductBlock(ReadOnlySpan<float> values, int stride, int worker, int firstRow, int rows, int firstColumn, int columns)
    {
        (_stride, Worker, FirstRow, Rows, FirstColumn, Columns) = (stride, worker, firstRow, rows, firstColumn, columns);
        _values = values;
    }

    /// <summary>Which of the threads computed it, from 0: no two blocks of the same worker are consumed at the same time,
    /// so a consumer that counts for each worker apart needs no lock.</summary>
    public int Worker { get; }

    /// <summary>The first of its rows, a row of the left matrix.</summary>
    public int FirstRow { get; }

    /// <summary>How many rows of the left matrix it spans.</summary>
    public int Rows { get; }

    /// <summary>The first of its columns, a row of the right matrix.</summary>
    public int FirstColumn { get; }

    /// <summary>How many rows of the right matrix it spans.</summary>
    public int Columns { get; }

    /// <summary>The products of left row <see cref="FirstRow"/> + row with each of the right rows from <see cref="FirstColumn"/> on.</summary>
    public ReadOnlySpan<float> this[int row] => _values.Slice(row * _stride, Columns);
}

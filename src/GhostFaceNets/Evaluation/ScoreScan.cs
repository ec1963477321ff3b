using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GhostFaceNets.Evaluation;

/// <summary>Goes through the products of all rows of one set of vectors with all of another in blocks, on all cores, and holds no more of
/// them than the blocks that are at work. The same vectors give the same numbers in every pass.</summary>
internal static class ScoreScan
{
    private const int RowsAtOnce = 32;
    private const int ColumnsAtOnce = 128;

    /// <summary>Copies a vector of a set.</summary>
    public delegate void Fill(int index, Span<double> vector);

    /// <summary>Takes the products of one row with neighbouring columns.</summary>
    public delegate void Visit<TState>(TState state, int row, int firstColumn, ReadOnlySpan<double> products);

    /// <summary>Goes through all products; of a set with itself (<paramref name="later"/>) through those with a later column.</summary>
    /// <param name="size">Elements of a vector.</param>
    /// <param name="rows">Their number, and how to get one.</param>
    /// <param name="columns">The same of the other set.</param>
    /// <param name="later">Whether only columns after the row count.</param>
    /// <param name="begin">Makes what a thread gathers in.</param>
    /// <param name="visit">Gathers.</param>
    /// <param name="end">Joins what a thread gathered; one thread at a time.</param>
    /// <param name="progress">Hears how many rows are done.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    public static void Run<TState>(
        int size,
        (int Count, Fill Get) rows,
        (int Count, Fill Get) columns,
        bool later,
        Func<TState> begin,
        Visit<TState> visit,
        Action<TState> end,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        var padded = (size + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        var (joining, done) = (new Lock(), 0);
        try
        {
            Parallel.For(
                0,
                (rows.Count + RowsAtOnce - 1) / RowsAtOnce,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                () => (State: begin(), Left: new double[RowsAtOnce * padded], Right: new double[ColumnsAtOnce * padded], Products: new double[ColumnsAtOnce]),
                (block, _, thread) =>
                {
                    var firstRow = block * RowsAtOnce;
                    var rowCount = Copy(rows, firstRow, RowsAtOnce, size, padded, thread.Left);
                    for (var firstColumn = later ? firstRow : 0; firstColumn < columns.Count; firstColumn += ColumnsAtOnce)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        var columnCount = Copy(columns, firstColumn, ColumnsAtOnce, size, padded, thread.Right);
                        for (var row = 0; row < rowCount; row++)
                        {
                            var skipped = later ? Math.Max(0, firstRow + row + 1 - firstColumn) : 0;
                            if (skipped >= columnCount) continue;
                            var products = thread.Products.AsSpan(0, columnCount - skipped);
                            Multiply(thread.Left.AsSpan(row * padded, padded), thread.Right.AsSpan(skipped * padded), products);
                            visit(thread.State, firstRow + row, firstColumn + skipped, products);
                        }
                    }

                    progress?.Report(Interlocked.Add(ref done, rowCount));
                    return thread;
                },
                thread =>
                {
                    lock (joining) end(thread.State);
                });
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    private static int Copy((int Count, Fill Get) set, int first, int most, int size, int padded, double[] to)
    {
        var count = Math.Min(most, set.Count - first);
        for (var i = 0; i < count; i++) set.Get(first + i, to.AsSpan(i * padded, size));
        return count;
    }

    private static void Multiply(ReadOnlySpan<double> row, ReadOnlySpan<double> columns, Span<double> products)
    {
        var left = MemoryMarshal.Cast<double, Vector512<double>>(row);
        var right = MemoryMarshal.Cast<double, Vector512<double>>(columns);
        var (size, column) = (left.Length, 0);
        // Four columns at once, so that a multiplication need not wait for the one before it.
        for (; column + 4 <= products.Length; column += 4)
        {
            var a = right.Slice(column * size, size);
            var b = right.Slice((column + 1) * size, size);
            var c = right.Slice((column + 2) * size, size);
            var d = right.Slice((column + 3) * size, size);
            Vector512<double> sumA = default, sumB = default, sumC = default, sumD = default;
            for (var i = 0; i < left.Length; i++)
            {
                sumA = Vector512.MultiplyAddEstimate(left[i], a[i], sumA);
                sumB = Vector512.MultiplyAddEstimate(left[i], b[i], sumB);
                sumC = Vector512.MultiplyAddEstimate(left[i], c[i], sumC);
                sumD = Vector512.MultiplyAddEstimate(left[i], d[i], sumD);
            }

            (products[column], products[column + 1], products[column + 2], products[column + 3]) = (Vector512.Sum(sumA), Vector512.Sum(sumB), Vector512.Sum(sumC), Vector512.Sum(sumD));
        }

        for (; column < products.Length; column++)
        {
            Vector512<double> sum = default;
            for (var i = 0; i < left.Length; i++) sum = Vector512.MultiplyAddEstimate(left[i], right[column * size + i], sum);
            products[column] = Vector512.Sum(sum);
        }
    }
}

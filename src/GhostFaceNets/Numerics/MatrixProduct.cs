using GhostFaceNets.Inference.Engine;

namespace GhostFaceNets.Numerics;

/// <summary>The dot products of every row of one matrix with every row of another, in float32: scores of many embeddings against many.</summary>
/// <remarks>Each product is summed in ascending order of the depth, whatever block and thread it falls to: equal rows have equal
/// products to the last bit. Blocks are sized for the caches as Goto and van de Geijn, "Anatomy of High-Performance Matrix
/// Multiplication" (2008), have it.</remarks>
public static class MatrixProduct
{
    /// <summary>Writes all products.</summary>
    /// <param name="left">M x depth finite numbers, row by row.</param>
    /// <param name="right">N x depth finite numbers, row by row.</param>
    /// <param name="depth">Numbers of a row, at least 1.</param>
    /// <param name="products">Gets M x N numbers, row by row.</param>
    /// <param name="threads">Threads to compute with; null is one for each processor.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <param name="limit">The longest vectors to compute with; null is the longest that the machine has.</param>
    /// <exception cref="ArgumentException">The numbers do not fill whole rows, or there is no room for M x N products.</exception>
    public static void Compute(
        ReadOnlySpan<float> left,
        ReadOnlyMemory<float> right,
        int depth,
        Memory<float> products,
        int? threads = null,
        CancellationToken cancellation = default,
        InstructionSet? limit = null)
    {
        var rows = new PackedRows(left, depth, limit);
        var columns = PackedRows.CountOf(right.Length, depth, nameof(right));
        if (products.Length != (long)rows.Count * columns)
        {
            throw new ArgumentException($"{rows.Count} x {columns} products do not fit {products.Length} places.", nameof(products));
        }

        ForEachBlock(rows, right, block =>
        {
            for (var row = 0; row < block.Rows; row++) block[row].CopyTo(products.Span[((block.FirstRow + row) * columns + block.FirstColumn)..]);
        }, threads, cancellation);
    }

    /// <summary>Hands the products to a consumer, block by block, so that they never exist all at once.</summary>
    /// <param name="left">The rows of the product.</param>
    /// <param name="right">Any number of rows of the same depth, finite numbers row by row: the product's columns.</param>
    /// <param name="consume">Gets each product once, in blocks; called by several threads at once.</param>
    /// <param name="threads">Threads to compute with; null is one for each processor.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <exception cref="ArgumentException">The numbers do not fill whole rows.</exception>
    /// <exception cref="AggregateException">The consumer threw.</exception>
    public static void ForEachBlock(
        PackedRows left, ReadOnlyMemory<float> right, ProductBlockConsumer consume, int? threads = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(consume);
        var columns = PackedRows.CountOf(right.Length, left.Depth, nameof(right));
        var workers = threads ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1, nameof(threads));
        cancellation.ThrowIfCancellationRequested();
        var taken = -(long)ProductWorker.ColumnsPerBlock(left);
        using var pinned = right.Pin();
        unsafe
        {
            var numbers = (float*)pinned.Pointer;
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, number =>
            {
                var worker = new ProductWorker(left, number, consume);
                var step = ProductWorker.ColumnsPerBlock(left);
                for (long first; (first = Interlocked.Add(ref taken, step)) < columns;)
                {
                    worker.Run(numbers + (nint)first * left.Depth, (int)first, (int)Math.Min(step, columns - first), cancellation);
                }
            });
        }
    }
}

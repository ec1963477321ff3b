using CsCheck;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Numerics;

namespace GhostFaceNets.Tests.Numerics;

public class MatrixProductTests
{
    private static readonly Gen<(int Rows, int Columns, int Depth)> Sizes = Gen.OneOf(
        Gen.Select(Gen.Int[1, 140], Gen.Int[1, 300], Gen.Int[1, 40]),
        Gen.Select(Gen.Int[1, 10], Gen.Int[1, 60], Gen.Int[1, 2500]));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Products_agree_with_plain_loops_for_every_length_of_vectors() =>
        Gen.Select(Sizes, Gen.Int[1, 3], Gen.Enum<InstructionSet>(), Gen.UInt).Sample(
            (sizes, threads, limit, seed) =>
            {
                var (rows, columns, depth) = sizes;
                var (left, right) = (Random(rows * depth, seed), Random(columns * depth, ~seed));
                var products = new float[rows * columns];
                MatrixProduct.Compute(left, right, depth, products, threads, Cancellation, limit);
                for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                {
                    double sum = 0, size = 0;
                    for (var i = 0; i < depth; i++)
                    {
                        var product = (double)left[row * depth + i] * right[column * depth + i];
                        sum += product;
                        size += Math.Abs(product);
                    }

                    ((double)products[row * columns + column]).ShouldBe(sum, 1e-6 * size + 1e-12, $"{sizes}, row {row}, column {column}");
                }
            },
            iter: 100, threads: 1);

    [Fact]
    public void A_consumer_gets_each_product_once_and_no_worker_s_blocks_at_the_same_time()
    {
        const int Rows = 150, Columns = 1000, Depth = 512, Threads = 3;
        var seen = new int[Rows * Columns];
        var busy = new int[Threads];
        var left = new PackedRows(new float[Rows * Depth], Depth);
        MatrixProduct.ForEachBlock(left, new float[Columns * Depth], block =>
        {
            Interlocked.Increment(ref busy[block.Worker]).ShouldBe(1);
            for (var row = 0; row < block.Rows; row++)
            for (var column = 0; column < block[row].Length; column++)
            {
                Interlocked.Increment(ref seen[(block.FirstRow + row) * Columns + block.FirstColumn + column]);
            }

            Interlocked.Decrement(ref busy[block.Worker]);
        }, Threads, Cancellation);
        seen.ShouldAllBe(times => times == 1);
    }

    [Fact]
    public void Equal_rows_have_equal_products_wherever_they_stand()
    {
        const int Count = 333, Depth = 131;
        var one = Random(Depth, 7);
        var other = Random(Depth, 8);
        float[] left = [.. Enumerable.Repeat(one, Count).SelectMany(row => row)];
        float[] right = [.. Enumerable.Repeat(other, Count).SelectMany(row => row)];
        foreach (var limit in Enum.GetValues<InstructionSet>())
        {
            var products = new float[Count * Count];
            MatrixProduct.Compute(left, right, Depth, products, threads: 2, Cancellation, limit);
            products.Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void No_rows_have_no_products()
    {
        MatrixProduct.Compute([], new float[10], 5, Memory<float>.Empty, cancellation: Cancellation);
        MatrixProduct.Compute(new float[10], Array.Empty<float>(), 5, Memory<float>.Empty, cancellation: Cancellation);
        MatrixProduct.ForEachBlock(new([], 5), new float[10], _ => throw new InvalidOperationException(), cancellation: Cancellation);
    }

    [Fact]
    public void Cancelling_stops_between_blocks()
    {
        using var source = new CancellationTokenSource();
        var blocks = 0;
        Should.Throw<OperationCanceledException>(() => MatrixProduct.ForEachBlock(
            new(new float[1000 * 8], 8), new float[100_000 * 8],
            _ =>
            {
                if (Interlocked.Increment(ref blocks) == 3) source.Cancel();
            },
            threads: 2, source.Token));
        blocks.ShouldBeLessThan(10);
    }

    [Fact]
    public void Numbers_that_do_not_fill_rows_or_places_are_refused()
    {
        Should.Throw<ArgumentException>(() => new PackedRows(new float[7], 3)).Message.ShouldContain("7 numbers do not fill rows of 3");
        Should.Throw<ArgumentException>(() => MatrixProduct.Compute(new float[6], new float[7], 3, new float[6], cancellation: Cancellation));
        Should.Throw<ArgumentException>(() => MatrixProduct.Compute(new float[6], new float[6], 3, new float[5], cancellation: Cancellation)).Message.ShouldContain("2 x 2 products");
        Should.Throw<ArgumentOutOfRangeException>(() => new PackedRows(new float[7], 0));
        Should.Throw<ArgumentOutOfRangeException>(() => MatrixProduct.Compute(new float[6], new float[6], 3, new float[4], threads: 0, Cancellation));
    }

    private static float[] Random(int count, uint seed)
    {
        var random = new Random((int)seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }
}

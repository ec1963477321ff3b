// The dot products of ROWS random embeddings with COLUMNS others, as in matrix/numpy_product.py.
// usage: MatrixSpeed ROWS COLUMNS DEPTH THREADS SECONDS
// Prints one line of JSON with the thousand millions of operations per second of processor time (an addition and a multiplication
// are two; all threads' time together, so that other programs do not count) of the product, and of a loop that does nothing but
// fused multiplications and additions in registers, the most that a core can.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Inference.Engine.Profiling;
using GhostFaceNets.Numerics;

var numbers = args.Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var (rows, columns, depth, threads, seconds) = ((int)numbers[0], (int)numbers[1], (int)numbers[2], (int)numbers[3], numbers[4]);

const int Steps = 20_000_000;
var instructions = new EngineBackend().Instructions;
var multiplyAdds = new long[threads];
Parallel.For(0, threads, thread => multiplyAdds[thread] = MultiplyAddPeak.Run(instructions, Steps));
var packed = new PackedRows(Random(rows * depth), depth);
var right = Random(columns * depth);
var consumed = new long[threads * 16];
for (var warm = 0; warm < 3; warm++) Product();
Console.WriteLine(JsonSerializer.Serialize(new
{
    program = "GhostFaceNets",
    product = Rate(2.0 * rows * columns * depth, Product),
    peak = Rate(2.0 * multiplyAdds.Sum(), () => Parallel.For(0, threads, _ => MultiplyAddPeak.Run(instructions, Steps))),
}));

void Product() => MatrixProduct.ForEachBlock(packed, right, block => consumed[block.Worker * 16] += block.Columns, threads);

double Rate(double operations, Action work)
{
    var (times, clock, before) = (0, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    for (; clock.Elapsed.TotalSeconds < seconds; times++) work();
    return times * operations / (Environment.CpuUsage.TotalTime - before).TotalSeconds / 1e9;
}

static float[] Random(int count)
{
    var random = new Random(1);
    return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
}

// MegaFace at its full size with random embeddings: 3,530 probes of 80 people against distractors.
// usage: MegaFaceSize DISTRACTORS SIZE THREADS [FOLDER]
// With a folder the distractors are read from feature files, which are written there before if they are missing.
// Prints one line of JSON: seconds, processor seconds, most memory, and the rate of multiplications and additions (10^9/s of
// processor time) of the whole evaluation, of the matrix product alone and of a loop of multiply-adds.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GhostFaceNets.Evaluation.MegaFace;
using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

const int probes = 3530, people = 80, part = 4096;
var numbers = args[..3].Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var (distractors, size, threads) = (numbers[0], numbers[1], numbers[2]);
var source = new Random(1);
var folder = args.Length > 3 ? new FeatureFolder(args[3], "random") : null;
string[] names = folder is null ? [] : [.. Enumerable.Range(0, distractors).Select(i => $"{i / 10_000:D3}/{i / 100:D5}@N00/{i:D7}_0.jpg")];
if (folder is not null) WriteMissing();


var searched = Cosine.Normalize(RandomRows(probes));
int[] persons = [.. Enumerable.Range(0, probes).Select(probe => probe * people / probes)];
MegaFaceEvaluation.Of(searched, persons, [RandomRows(part)], threads: threads);

var product = Rate(2.0 * probes * part * size, Product());
var peak = Rate(threads * Peak.OperationsPerStep * 20_000_000, () => Parallel.For(0, threads, _ => Peak.Run(20_000_000)));
var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
var evaluation = MegaFaceEvaluation.Of(searched, persons, folder is null ? RandomParts() : FeatureReading.Parts(folder, names, size), threads: threads);
var (seconds, spent) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
using var process = Process.GetCurrentProcess();
Console.WriteLine(JsonSerializer.Serialize(new
{
    from = folder is null ? "memory" : "files",
    distractors = evaluation.Distractors,
    trials = evaluation.Trials.Count,
    seconds,
    processor_seconds = spent,
    most_memory_gib = process.PeakWorkingSet64 / (double)(1 << 30),
    evaluation = 2.0 * probes * distractors * size / spent / 1e9,
    product,
    peak,
    rank_1 = evaluation.RateAt(1),
    tar_at_far_1e_6 = evaluation.TarAt(1e-6),
}));

Action Product()
{
    var (left, right) = (new PackedRows(searched.Values, size), RandomRows(part).Values);
    return () => MatrixProduct.ForEachBlock(left, right, _ => { }, threads);
}

double Rate(double operations, Action work)
{
    var (times, clock, before) = (0, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    for (; clock.Elapsed.TotalSeconds < 3; times++) work();
    return times * operations / (Environment.CpuUsage.TotalTime - before).TotalSeconds / 1e9;
}

IEnumerable<Embeddings> RandomParts()
{
    for (var done = 0; done < distractors; done += part) yield return RandomRows(Math.Min(part, distractors - done));
}

// Bytes are many times faster to draw than numbers.
Embeddings RandomRows(int count)
{
    var bytes = new byte[count * size];
    source.NextBytes(bytes);
    var scale = (float)(1 / Math.Sqrt(size * 5461.25));
    return new(count, size, Array.ConvertAll(bytes, value => (value - 127.5f) * scale));
}

void WriteMissing()
{
    foreach (var chunk in names.Where(name => !FeatureFile.Exists(folder.PathOf(name), size)).Chunk(part))
    {
        var rows = RandomRows(chunk.Length);
        Parallel.For(0, chunk.Length, i => FeatureFile.Write(folder.PathOf(chunk[i]), rows[i]));
    }
}

using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Folders;

/// <summary>The cosines of all pictures with all people. They are computed again for each range of values instead of being held.</summary>
internal sealed class CentreScores
{
    /// <summary>Scores that are held at a time, four bytes each.</summary>
    private const int Held = 1 << 26;

    /// <summary>Scores that are held where all are asked for.</summary>

    private const int Bins = 1 << 16;

    private readonly Embeddings _embeddings;
    private readonly PersonCentres _centres;
    private readonly PackedRows _people;
    private readonly int _held;
    private readonly int _most;
    private readonly long[] _counts = new long[Bins];

    /// <summary>Goes through all scores once.</summary>
    public CentreScores(FolderEmbeddings faces, PersonCentres centres, int held = Held, int? most = null, CancellationToken cancellation = default)
    {
        (_embeddings, _centres, _held, _most) = (faces.Embeddings, centres, held, most ?? Array.MaxLength);
        _people = new(centres.Values(), faces.Embeddings.Size);
        (Own, NearestOther, NearestOtherPerson) = (new float[_embeddings.Count], new float[_embeddings.Count], new int[_embeddings.Count]);
        Array.Fill(NearestOther, float.NegativeInfinity);
        long[][] counts = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new long[Bins])];
        Scan(
            (worker, person, first, scores) =>
            {
                for (var i = 0; i < scores.Length; i++)
                {
                    var image = first + i;
                    if (centres.PersonOf(image) == person)
                    {
                        Own[image] = scores[i];
                        continue;
                    }

                    counts[worker][Bin(scores[i])]++;
                    // Of equals the first person counts, whatever the order of blocks.
                    if (scores[i] < NearestOther[image] || (scores[i] == NearestOther[image] && person > NearestOtherPerson[image])) continue;
                    (NearestOther[image], NearestOtherPerson[image]) = (scores[i], person);
                }
            },
            cancellation);
        for (var bin = 0; bin < Bins; bin++) _counts[bin] = counts.Sum(bins => bins[bin]);
    }

    /// <summary>For each picture the cosine with its own person.</summary>
    public float[] Own { get; }

    /// <summary>For each picture the highest cosine with another person; negative infinity where there is none.</summary>
    public float[] NearestOther { get; }

    /// <summary>The first person that it belongs to.</summary>
    public int[] NearestOtherPerson { get; }

    /// <summary>The curve of all scores, and the reference's TAR at each target.</summary>
    public (RocCurve Curve, double[] ReferenceTars) Curve(IReadOnlyList<double> targets, CancellationToken cancellation)
    {
        var genuine = Own.OrderDescending().ToArray();
        var stream = new RocStream(genuine.Length, _counts.Sum(), targets);
        var at = 0;
        for (var top = Bins; top > 0;)
        {
            var (bottom, count) = (top - 1, _counts[top - 1]);
            while (bottom > 0 && count + _counts[bottom - 1] <= _held) count += _counts[--bottom];
            if (count > _most) throw new InvalidOperationException($"{count:N0} cosines of pictures and other people lie between {Cosine(bottom)} and {Cosine(top)}, more than fit into memory: the network tells nobody apart.");
            var impostors = Range(bottom, top, (int)count, cancellation);
            at = Merge(stream, genuine, at, bottom, impostors);
            top = bottom;
        }

        return stream.Complete();
    }

    /// <summary>Adds the scores down to a bin, value by value; the number of genuine ones that are done then.</summary>
    private static int Merge(RocStream stream, float[] genuine, int done, int bottom, float[] impostors)
    {
        var left = impostors.Length;
        while (true)
        {
            var (hasGenuine, hasImpostor) = (done < genuine.Length && Bin(genuine[done]) >= bottom, left > 0);
            if (!hasGenuine && !hasImpostor) return done;
            var score = !hasImpostor || (hasGenuine && genuine[done] > impostors[left - 1]) ? genuine[done] : impostors[left - 1];
            var (genuineBefore, impostorsBefore) = (done, left);
            while (done < genuine.Length && genuine[done] == score) done++;
            while (left > 0 && impostors[left - 1] == score) left--;
            stream.Add(score, done - genuineBefore, impostorsBefore - left);
        }
    }

    /// <summary>All scores, picture by picture.</summary>
    /// <exception cref="InvalidOperationException">They are too many to be held.</exception>
    public PairScores All()
    {
        var (images, people) = (_embeddings.Count, _centres.People);
        if ((long)images * people > FolderEvaluation.MostScores)
        {
            throw new InvalidOperationException($"{images} pictures times {people} people are more scores than can be kept or drawn; measure them without a report and without saving them.");
        }

        var (scores, same) = (new double[images * people], new bool[images * people]);
        Scan(
            (_, person, first, products) =>
            {
                for (var i = 0; i < products.Length; i++) (scores[(first + i) * people + person], same[(first + i) * people + person]) = (products[i], _centres.PersonOf(first + i) == person);
            },
            CancellationToken.None);
        return new(scores, same);
    }

    /// <summary>The scores of some bins with other people, in ascending order.</summary>
    private float[] Range(int bottom, int top, int count, CancellationToken cancellation)
    {
        var places = new int[top - bottom + 1];
        for (var bin = bottom; bin < top; bin++) places[bin - bottom + 1] = places[bin - bottom] + (int)_counts[bin];
        var (scores, next) = (new float[count], places.ToArray());
        Scan(
            (_, person, first, products) =>
            {
                for (var i = 0; i < products.Length; i++)
                {
                    var bin = Bin(products[i]);
                    if (bin >= bottom && bin < top && _centres.PersonOf(first + i) != person) scores[Interlocked.Increment(ref next[bin - bottom]) - 1] = products[i];
                }
            },
            cancellation);
        Parallel.For(0, top - bottom, new ParallelOptions { CancellationToken = cancellation }, bin => Array.Sort(scores, places[bin], places[bin + 1] - places[bin]));
        return scores;
    }

    private void Scan(Visit visit, CancellationToken cancellation) => MatrixProduct.ForEachBlock(_people, _embeddings.Values, block =>
    {
        for (var row = 0; row < block.Rows; row++) visit(block.Worker, block.FirstRow + row, block.FirstColumn, block[row]);
    }, cancellation: cancellation);

    private static double Cosine(int bin) => (2.0 * bin / Bins) - 1;

    private static int Bin(float cosine) => Math.Clamp((int)((cosine + 1) * (Bins / 2)), 0, Bins - 1);

    private delegate void Visit(int worker, int person, int firstImage, ReadOnlySpan<float> scores);
}

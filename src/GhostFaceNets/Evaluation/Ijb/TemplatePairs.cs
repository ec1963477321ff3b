using System.Numerics.Tensors;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>The comparisons of 1:1.</summary>
public sealed class TemplatePairs
{
    private const int Block = 1 << 14;

    private readonly int[] _first;
    private readonly int[] _second;
    private readonly bool[] _same;

    /// <summary>Wraps rows of templates without copying them.</summary>
    /// <param name="first">For each pair a row.</param>
    /// <param name="second">For each pair another row.</param>
    /// <param name="same">For each pair whether both are of one person.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public TemplatePairs(int[] first, int[] second, bool[] same)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(same);
        if (first.Length != second.Length || first.Length != same.Length)
        {
            throw new ArgumentException($"{first.Length} and {second.Length} templates for {same.Length} labels.", nameof(same));
        }

        (_first, _second, _same) = (first, second, same);
    }

    /// <summary>The number of pairs.</summary>
    public int Count => _same.Length;

    /// <summary>For each pair whether both are of one person.</summary>
    public ReadOnlySpan<bool> Same => _same;

    /// <summary>Reads <c>template template label</c> lines.</summary>
    /// <param name="path">The file.</param>
    /// <param name="templates">The templates that have faces.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BadDataException">A line has another form or names a template without a face, or there are not pairs of both kinds.</exception>
    public static TemplatePairs Read(string path, FaceTemplates templates, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(templates);
        var most = MetaLines.CountMost(path);
        var (first, second, same, count) = (new int[most], new int[most], new bool[most], 0);
        Span<Range> fields = stackalloc Range[4];
        foreach (var (number, text) in MetaLines.Read(path, cancellation))
        {
            var line = text.AsSpan();
            if (line.Split(fields, ' ', StringSplitOptions.RemoveEmptyEntries) != 3
                || !MetaLines.TryNumber(line[fields[0]], out var one)
                || !MetaLines.TryNumber(line[fields[1]], out var other)
                || !MetaLines.TryNumber(line[fields[2]], out var label) || label > 1)
            {
                throw new BadDataException(path, $"line {number}: expected two templates and 1 (one person) or 0, separated by spaces.");
            }

            (first[count], second[count], same[count]) = (templates.Row(one, path, number), templates.Row(other, path, number), label == 1);
            count++;
        }

        Array.Resize(ref first, count);
        Array.Resize(ref second, count);
        Array.Resize(ref same, count);
        return same.Contains(true) && same.Contains(false)
            ? new(first, second, same)
            : throw new BadDataException(path, "has not pairs of both kinds, of one person and of two.");
    }

    /// <summary>Computes the cosine of each pair, from templates of length 1.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="scores">Gets a cosine for each pair.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="ArgumentException">There is not a place for each pair.</exception>
    public void Score(Embeddings templates, float[] scores, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Length != Count) throw new ArgumentException($"{scores.Length} places for {Count} scores.", nameof(scores));
        Parallel.For(0, (Count + Block - 1) / Block, new ParallelOptions { CancellationToken = cancellation }, block =>
        {
            var end = Math.Min(Count, (block + 1) * Block);
            for (var pair = block * Block; pair < end; pair++) scores[pair] = TensorPrimitives.Dot(templates[_first[pair]], templates[_second[pair]]);
        });
    }
}

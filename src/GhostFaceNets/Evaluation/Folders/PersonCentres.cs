using GhostFaceNets.Numerics;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Folders;

/// <summary>For each person the direction of the sum of the embeddings.</summary>
internal sealed class PersonCentres
{
    private readonly Embeddings _embeddings;
    private readonly int[] _personOf;
    private readonly double[][] _sums;
    private readonly double[][] _centres;

    public PersonCentres(FolderEmbeddings faces)
    {
        _embeddings = faces.Embeddings;
        var numbers = faces.Persons.Distinct().Order().ToArray();
        _personOf = [.. faces.Persons.Select(person => Array.BinarySearch(numbers, person))];
        Images = [.. Enumerable.Range(0, numbers.Length).Select(_ => new List<int>())];
        for (var image = 0; image < _personOf.Length; image++) Images[_personOf[image]].Add(image);
        _sums = [.. Images.Select(Sum)];
        _centres = [.. _sums.Select(Direction)];
    }

    /// <summary>The pictures of each person, people in ascending order of their numbers.</summary>
    public List<int>[] Images { get; }

    public int People => _centres.Length;

    /// <summary>The place of a picture's person among <see cref="Images"/>.</summary>
    public int PersonOf(int image) => _personOf[image];

    /// <summary>All centres, person by person.</summary>
    public float[] Values() => [.. _centres.SelectMany(centre => centre.Select(value => (float)value))];

    /// <summary>The cosine of a picture and a person.</summary>
    public double Score(int image, int person) => Dot(_embeddings[image], _centres[person]);

    /// <summary>The cosine of a picture and its own person without the picture.</summary>
    public double ScoreWithoutItself(int image)
    {
        var embedding = _embeddings[image];
        var rest = (double[])_sums[_personOf[image]].Clone();
        for (var i = 0; i < rest.Length; i++) rest[i] -= embedding[i];
        return Dot(embedding, Direction(rest));
    }

    /// <summary>For each person the most alike of those before it, of equals the first; 0 for the first person, before whom there is none.</summary>
    public int[] NearestBefore(CancellationToken cancellation)
    {
        var (centres, nearest, cosines) = (Values(), new int[People], new float[People]);
        Array.Fill(cosines, float.NegativeInfinity);
        MatrixProduct.ForEachBlock(new PackedRows(centres, _embeddings.Size), centres, block =>
        {
            for (var row = 0; row < block.Rows; row++)
            {
                var other = block.FirstRow + row;
                var products = block[row];
                // A column belongs to one worker.
                for (var i = Math.Max(0, other + 1 - block.FirstColumn); i < products.Length; i++)
                {
                    var person = block.FirstColumn + i;
                    if (products[i] < cosines[person] || (products[i] == cosines[person] && other > nearest[person])) continue;
                    (nearest[person], cosines[person]) = (other, products[i]);
                }
            }
        }, cancellation: cancellation);
        return nearest;
    }

    private static double[] Direction(double[] sum)
    {
        var length = Math.Sqrt(sum.Sum(value => value * value));
        return length == 0 ? sum : [.. sum.Select(value => value / length)];
    }

    private static double Dot(ReadOnlySpan<float> embedding, double[] centre)
    {
        var dot = 0.0;
        for (var i = 0; i < centre.Length; i++) dot += embedding[i] * centre[i];
        return dot;
    }

    private double[] Sum(List<int> images)
    {
        var sum = new double[_embeddings.Size];
        foreach (var image in images)
        {
            var embedding = _embeddings[image];
            for (var i = 0; i < sum.Length; i++) sum[i] += embedding[i];
        }

        return sum;
    }
}

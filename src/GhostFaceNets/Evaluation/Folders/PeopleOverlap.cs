using System.Collections.Concurrent;
using GhostFaceNets.Numerics;

namespace GhostFaceNets.Evaluation.Folders;

/// <summary>Finds the people who are in two sets, under whatever names: those of a training set in an evaluation set make its figures too good.</summary>
public static class PeopleOverlap
{
    /// <summary>Compares the centre of each person's embeddings with that of each person of the other set.</summary>
    /// <param name="first">One set.</param>
    /// <param name="second">The other, embedded by the same network.</param>
    /// <param name="threshold">The cosine above which two people are told.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <returns>The most alike first.</returns>
    /// <exception cref="ArgumentException">The embeddings have different sizes.</exception>
    public static IReadOnlyList<SharedPerson> Find(FolderEmbeddings first, FolderEmbeddings second, double threshold, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Embeddings.Size != second.Embeddings.Size) throw new ArgumentException($"Embeddings of {first.Embeddings.Size} and {second.Embeddings.Size} elements cannot be compared.", nameof(second));
        var (rows, columns) = (new PersonCentres(first), new PersonCentres(second));
        var (rowPeople, columnPeople) = (Numbers(first, rows), Numbers(second, columns));
        var found = new ConcurrentBag<SharedPerson>();
        MatrixProduct.ForEachBlock(new PackedRows(rows.Values(), first.Embeddings.Size), columns.Values(), block =>
        {
            for (var row = 0; row < block.Rows; row++)
            {
                var cosines = block[row];
                for (var i = 0; i < cosines.Length; i++)
                {
                    if (cosines[i] > threshold) found.Add(new(rowPeople[block.FirstRow + row], columnPeople[block.FirstColumn + i], cosines[i]));
                }
            }
        }, cancellation: cancellation);
        return [.. found.OrderByDescending(pair => pair.Cosine).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    private static int[] Numbers(FolderEmbeddings faces, PersonCentres centres) => [.. centres.Images.Select(images => faces.Persons[images[0]])];
}

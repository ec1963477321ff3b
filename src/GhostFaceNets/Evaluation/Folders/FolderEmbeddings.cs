using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.Folders;

/// <summary>The embeddings of the pictures of people.</summary>
public sealed class FolderEmbeddings
{
    private const string Rows = "embs";
    private const string Classes = "imm_classes";
    private const string Files = "filenames";

    /// <summary>Joins what is known of each picture.</summary>
    /// <param name="embeddings">Of each picture, of any length.</param>
    /// <param name="persons">For each picture a number for its person; any numbers.</param>
    /// <param name="names">For each picture its name.</param>
    /// <exception cref="ArgumentException">The counts differ, or there are no pictures.</exception>
    /// <exception cref="InvalidOperationException">An embedding is not finite: the network has diverged.</exception>
    public FolderEmbeddings(Embeddings embeddings, IReadOnlyList<int> persons, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(names);
        if (embeddings.Count == 0) throw new ArgumentException("There are no embeddings.", nameof(embeddings));
        if (persons.Count != embeddings.Count || names.Count != embeddings.Count)
        {
            throw new ArgumentException($"{embeddings.Count} embeddings, {persons.Count} people and {names.Count} names.", nameof(persons));
        }

        embeddings.ThrowIfNotFinite(names);
        Norms = [.. Enumerable.Range(0, embeddings.Count).Select(image => Length(embeddings[image]))];
        (Embeddings, Persons, Names) = (Cosine.Normalize(embeddings), persons, names);
    }

    /// <summary>The embeddings, scaled to length 1.</summary>
    public Embeddings Embeddings { get; }

    /// <summary>The length of each embedding before it was scaled: of many networks a measure of how well the face can be recognised. Of embeddings
    /// that were saved and read back 1.</summary>
    public IReadOnlyList<float> Norms { get; }

    /// <summary>The person of each picture.</summary>
    public IReadOnlyList<int> Persons { get; }

    /// <summary>The name of each picture.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads an <c>.npz</c> with the arrays <c>embs</c> (N, E), <c>imm_classes</c> (N) and <c>filenames</c> (N), as the reference writes it.</summary>
    /// <exception cref="BadDataException">The file is no such file; names the array.</exception>
    public static FolderEmbeddings Read(string path)
    {
        var arrays = NpzFile.Read(path);
        NumpyArray Named(string name) => arrays.TryGetValue(name, out var array) ? array : throw new BadDataException(path, $"it has no array '{name}'.");
        var (rows, classes, files) = (Named(Rows), Named(Classes), Named(Files));
        if (rows.ElementType != typeof(float) || rows.Shape is not [> 0 and var count, > 0 and var size])
        {
            throw new BadDataException(path, $"'{Rows}' is not an array of float32 with a row for each picture.");
        }

        int[] persons = classes.ElementType == typeof(int) ? classes.Values<int>()
            : classes.ElementType == typeof(long) && classes.Values<long>().All(person => person is >= 0 and <= int.MaxValue) ? [.. classes.Values<long>().Select(person => (int)person)]
            : throw new BadDataException(path, $"'{Classes}' is not an array of the numbers of people.");
        if (files.ElementType != typeof(string)) throw new BadDataException(path, $"'{Files}' is not an array of texts.");
        try
        {
            return new(new Embeddings(count, size, rows.Values<float>()), persons, files.Values<string>());
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new BadDataException(path, error.Message, error);
        }
    }

    /// <summary>Writes what <see cref="Read"/> and the reference read.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => NpzFile.Write(path, new Dictionary<string, NumpyArray>
    {
        [Rows] = NumpyArray.Of([Embeddings.Count, Embeddings.Size], Embeddings.Values),
        [Classes] = NumpyArray.Of([Persons.Count], Persons.Select(person => (long)person).ToArray()),
        [Files] = NumpyArray.Of([Names.Count], Names.ToArray()),
    });

    private static float Length(ReadOnlySpan<float> embedding)
    {
        var squares = 0.0;
        foreach (var value in embedding) squares += (double)value * value;
        return (float)Math.Sqrt(squares);
    }
}

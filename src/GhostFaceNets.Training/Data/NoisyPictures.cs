using System.Numerics.Tensors;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Training.Data;

/// <summary>Finds wrong labels with a network that was trained with several centres a person: the wrong pictures gather at
/// the centres that few pictures are near (Deng et al. 2020).</summary>
public static class NoisyPictures
{
    private const int Chunk = 1024;

    /// <summary>Cosines between each picture and the centres of its person. Holds the embeddings of a thousand pictures at a time.</summary>
    /// <param name="source">The pictures that the centres were trained with.</param>
    /// <param name="embedder">Runs the network.</param>
    /// <param name="centres">Centres of length 1, those of a person one after the other.</param>
    /// <param name="subCentres">Centres a person, k.</param>
    /// <param name="policy">What to do about a broken picture: stop, or give it cosines that are not numbers.</param>
    /// <param name="progress">Hears the number of pictures done so far.</param>
    /// <param name="cancellation">Stops after the batches that are running.</param>
    /// <returns>k cosines a picture, and what is wrong with each broken picture.</returns>
    /// <exception cref="BadDataException">The people or the network are others than the centres were trained with; or a picture is broken and the policy is to stop.</exception>
    public static (float[] Cosines, IReadOnlyList<string> Broken) Cosines(
        IFaceSource source,
        Embedder embedder,
        Embeddings centres,
        int subCentres,
        BrokenPicturePolicy policy,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(centres);
        if (centres.Count != source.People.Count * subCentres)
        {
            throw new BadDataException(
                source.Name, $"shows {source.People.Count} people, the network was trained with {centres.Count / subCentres}; give the data that it was trained with.");
        }

        var reader = new PictureReader(source, embedder.InputSize, policy);
        var blank = new Picture(embedder.InputSize, embedder.InputSize, new byte[3 * embedder.InputSize * embedder.InputSize]);
        var cosines = new float[checked(source.Count * subCentres)];
        for (var start = 0; start < source.Count; start += Chunk)
        {
            var (first, count) = (start, Math.Min(Chunk, source.Count - start));
            var broken = new bool[count];
            var embeddings = embedder.Embed(count, place => reader.TryRead(first + place) ?? Blank(broken, place), cancellation: cancellation);
            for (var place = 0; place < count; place++)
            {
                if (!(TensorPrimitives.Norm(embeddings[place]) is > 0 and < float.PositiveInfinity))
                {
                    throw new BadDataException(source.NameOf(first + place), "the network makes an embedding of it that points nowhere; train it longer, or at a lower rate.");
                }

                for (var centre = 0; centre < subCentres; centre++)
                {
                    cosines[(first + place) * subCentres + centre] = broken[place]
                        ? float.NaN
                        : TensorPrimitives.CosineSimilarity(embeddings[place], centres[source.PersonOf(first + place) * subCentres + centre]);
                }
            }

            progress?.Report(first + count);
        }

        return (cosines, reader.Broken);

        Picture Blank(bool[] broken, int place)
        {
            broken[place] = true;
            return blank;
        }
    }

    /// <summary>Keeps the pictures near the centre that most pictures of their person are nearest to.</summary>
    /// <param name="classes">The person of each picture.</param>
    /// <param name="cosines">k cosines a picture; those that are not numbers are dropped.</param>
    /// <param name="subCentres">Centres a person, k.</param>
    /// <param name="degrees">Pictures at this angle to the dominant centre, or farther, are dropped.</param>
    /// <returns>The kept pictures by person, and the person of each counted anew without those who lost all pictures.</returns>
    public static (IReadOnlyList<int> Kept, IReadOnlyList<int> Classes) Keep(
        IReadOnlyList<int> classes, ReadOnlySpan<float> cosines, int subCentres, double degrees)
    {
        ArgumentNullException.ThrowIfNull(classes);
        var limit = Math.Cos(double.DegreesToRadians(degrees));
        var (kept, renumbered, people) = (new List<int>(), new List<int>(), 0);
        foreach (var person in Enumerable.Range(0, classes.Count).GroupBy(picture => classes[picture]).OrderBy(person => person.Key))
        {
            var votes = new int[subCentres];
            foreach (var picture in person)
            {
                if (!float.IsNaN(cosines[picture * subCentres])) votes[TensorPrimitives.IndexOfMax(cosines.Slice(picture * subCentres, subCentres))]++;
            }

            var dominant = TensorPrimitives.IndexOfMax<int>(votes);
            var before = kept.Count;
            foreach (var picture in person)
            {
                if (!(cosines[picture * subCentres + dominant] > limit)) continue;
                kept.Add(picture);
                renumbered.Add(people);
            }

            if (kept.Count > before) people++;
        }

        return (kept, renumbered);
    }
}

using GhostFaceNets.DataSets;
using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;
using GhostFaceNets.Synthetic;

namespace GhostFaceNets.Evaluation.MegaFace.Toy;

/// <summary>Aligned faces for a toy release: of people to be found, and of strangers. Several threads may ask at once.</summary>
public sealed class ToyPortraits
{
    private ToyPortraits(IReadOnlyList<string> people, IReadOnlyList<IReadOnlyList<Func<Picture?>>> faces, IReadOnlyList<Func<Picture?>> strangers) =>
        (People, Faces, Strangers) = (people, faces, strangers);

    /// <summary>The names of the people to be found.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>For each of them ways to some faces, each null where its picture shows none.</summary>
    public IReadOnlyList<IReadOnlyList<Func<Picture?>>> Faces { get; }

    /// <summary>Ways to faces of others.</summary>
    public IReadOnlyList<Func<Picture?>> Strangers { get; }

    /// <summary>Drawn people.</summary>
    /// <param name="seed">Chooses them.</param>
    /// <param name="people">How many to be found.</param>
    /// <param name="images">Faces of each.</param>
    /// <param name="strangers">Faces of others, each of another one.</param>
    public static ToyPortraits Drawn(int seed, int people, int images, int strangers)
    {
        var faces = new SyntheticFaces(seed);
        Func<Picture?> Face(int person, int image) => () => faces.Draw(person, image);
        return new(
            [.. Enumerable.Range(0, people).Select(person => $"Person_{person:D3}")],
            [.. Enumerable.Range(0, people).Select(person => Enumerable.Range(0, images).Select(image => Face(person, image)).ToArray())],
            [.. Enumerable.Range(people, strangers).Select(person => Face(person, 0))]);
    }

    /// <summary>People of whom there are pictures: of those with two or more some to be found, the pictures of all others as strangers.</summary>
    /// <param name="collection">The pictures; stays the caller's.</param>
    /// <param name="extractor">Finds the face in a picture; null where the pictures are aligned faces already.</param>
    /// <param name="seed">Chooses people and pictures.</param>
    /// <param name="people">How many to be found at most.</param>
    /// <param name="images">Faces of each at most.</param>
    /// <param name="strangers">Faces of others at most.</param>
    public static ToyPortraits From(FaceCollection collection, FaceExtractor? extractor, int seed, int people, int images, int strangers)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var random = new SeededRandom(seed);
        var shuffled = random.Shuffled([.. Enumerable.Range(0, collection.Count).GroupBy(collection.PersonOf).Select(person => person.ToArray())]);
        var chosen = shuffled.Where(person => person.Length > 1).Take(people).ToArray();
        var others = random.Shuffled([.. shuffled.Except(chosen).SelectMany(person => person)]);
        return new(
            [.. chosen.Select(person => collection.People[collection.PersonOf(person[0])].Replace(' ', '_'))],
            [.. chosen.Select(person => random.Shuffled(person).Take(images).Select(Face).ToArray())],
            [.. others.Take(strangers).Select(Face)]);

        Func<Picture?> Face(int index) => () =>
        {
            var picture = PictureFile.Decode(collection.Read(index).Span, collection.NameOf(index));
            return extractor is null ? picture : extractor.Extract(picture)?.Aligned;
        };
    }
}

using GhostFaceNets.DataSets;
using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;
using GhostFaceNets.Synthetic;

namespace GhostFaceNets.Evaluation.Ijb.Toy;

/// <summary>The people of a toy release and their pictures. Several threads may ask at once.</summary>
public sealed class ToyPeople
{
    private readonly int[] _images;
    private readonly Func<int, int, LooseFace?> _face;

    private ToyPeople(int[] images, Func<int, int, LooseFace?> face) => (_images, _face) = (images, face);

    /// <summary>The number of people.</summary>
    public int Count => _images.Length;

    /// <summary>The number of a person's pictures.</summary>
    public int ImagesOf(int person) => _images[person];

    /// <summary>A picture of a person; null where it shows no face.</summary>
    /// <exception cref="BadDataException">The picture is broken, or the person's pictures should be aligned faces and this one is not square.</exception>
    public LooseFace? Face(int person, int image) => _face(person, image);

    /// <summary>Drawn people.</summary>
    /// <param name="seed">Chooses them.</param>
    /// <param name="people">How many.</param>
    /// <param name="images">Pictures of each.</param>
    public static ToyPeople Drawn(int seed, int people, int images)
    {
        var faces = new SyntheticFaces(seed);
        return new([.. Enumerable.Repeat(images, people)], (person, image) => Loosen(faces.Draw(person, image), new SeededRandom(seed, person, image)));
    }

    /// <summary>People of whom there are pictures: of those with two or more, a seeded choice.</summary>
    /// <param name="collection">The pictures; stays the caller's.</param>
    /// <param name="extractor">Finds the face in a picture; null where the pictures are aligned faces already.</param>
    /// <param name="seed">Chooses people and pictures.</param>
    /// <param name="people">How many people at most.</param>
    /// <param name="images">Pictures of each at most.</param>
    public static ToyPeople From(FaceCollection collection, FaceExtractor? extractor, int seed, int people, int images)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var random = new SeededRandom(seed);
        int[][] chosen = [.. random.Shuffled([.. Enumerable.Range(0, collection.Count).GroupBy(collection.PersonOf).Where(person => person.Count() > 1)])
            .Take(people).Select(person => random.Shuffled([.. person])[..Math.Min(images, person.Count())])];
        return new([.. chosen.Select(person => person.Length)], (person, image) =>
        {
            var index = chosen[person][image];
            var picture = PictureFile.Decode(collection.Read(index).Span, collection.NameOf(index));
            return extractor is not null ? CutOut(picture, extractor)
                : picture.Width == picture.Height ? Loosen(picture, new SeededRandom(seed, index))
                : throw new BadDataException(collection.NameOf(index), $"it has {picture.Width} x {picture.Height} pixels, where an aligned face is square.");
        });
    }

    /// <summary>Turns, scales and moves an aligned face, so that aligning it is some work again; many come out as small as the benchmarks' are.</summary>
    private static LooseFace Loosen(Picture aligned, SeededRandom random)
    {
        var (angle, scale) = (random.Normal(0, 0.15f), random.Between(0.2f, 1.5f) * FaceAlignment.DefaultSize / aligned.Width);
        var (p, q) = (scale * Math.Cos(angle), scale * Math.Sin(angle));
        var side = (int)(1.3 * scale * aligned.Width);
        var middle = aligned.Width / 2.0;
        var transform = new SimilarityTransform(
            p, q, (side / 2.0) - (p * middle) + (q * middle) + random.Normal(0, 3 * (float)scale), (side / 2.0) - (q * middle) - (p * middle) + random.Normal(0, 3 * (float)scale));
        var inAligned = (double)aligned.Width / FaceAlignment.DefaultSize;
        return new(
            PictureWarp.Warp(aligned, transform, side, side),
            FaceAlignment.Template.Map(point => transform.Apply(new(inAligned * point.X, inAligned * point.Y))),
            random.Between(0.7f, 1));
    }

    private static LooseFace? CutOut(Picture picture, FaceExtractor extractor)
    {
        if (extractor.Extract(picture) is not { Detected: var face }) return null;
        var margin = 0.3 * Math.Max(face.Box.Width, face.Box.Height);
        var (left, top) = (Inside(face.Box.Left - margin, picture.Width), Inside(face.Box.Top - margin, picture.Height));
        var (right, bottom) = (Inside(face.Box.Left + face.Box.Width + margin, picture.Width), Inside(face.Box.Top + face.Box.Height + margin, picture.Height));
        return new(
            picture.Crop(left, top, Math.Max(1, right - left), Math.Max(1, bottom - top)), face.Landmarks.Map(point => new(point.X - left, point.Y - top)), face.Score);
    }

    private static int Inside(double place, int size) => (int)Math.Clamp(place, 0, size - 1);
}

using System.Globalization;
using GhostFaceNets.Imaging;
using GhostFaceNets.Synthetic;

namespace GhostFaceNets.Training.Data;

/// <summary>A data set of drawn people, drawn anew whenever a picture is needed.</summary>
/// <param name="people">The number of people.</param>
/// <param name="images">Pictures of each.</param>
/// <param name="seed">Other seeds draw other people.</param>
public sealed class SyntheticSource(int people, int images, int seed) : IFaceSource
{
    private readonly SyntheticFaces _faces = new(seed);

    /// <inheritdoc/>
    public string Name { get; } = $"{people} drawn people";

    /// <inheritdoc/>
    public IReadOnlyList<string> People { get; } =
        [.. Enumerable.Range(0, people).Select(person => person.ToString("000000", CultureInfo.InvariantCulture))];

    /// <inheritdoc/>
    public int Count => checked(people * images);

    /// <inheritdoc/>
    public int PersonOf(int index) => index / images;

    /// <inheritdoc/>
    public string NameOf(int index) => $"drawn person {index / images}, picture {index % images}";

    /// <inheritdoc/>
    public Picture Read(int index) => _faces.Draw(index / images, index % images);
}

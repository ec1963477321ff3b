using GhostFaceNets.Imaging;

namespace GhostFaceNets.Synthetic;

/// <summary>An endless supply of drawn people: no download, no licence. Safe to use from many threads.</summary>
/// <param name="seed">Chooses the people; the same seed gives the same pictures, byte for byte on one platform.</param>
/// <example><code>
/// var faces = new SyntheticFaces(seed: 1);
/// Picture third = faces.Draw(person: 17, index: 2);
/// </code></example>
public sealed class SyntheticFaces(int seed)
{
    /// <summary>Width and height of the pictures in pixels.</summary>
    public const int Side = 112;

    /// <summary>The seed.</summary>
    public int Seed => seed;

    /// <summary>The person of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public SyntheticPerson Person(int person)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(person);
        return SyntheticPerson.Of(seed, person);
    }

    /// <summary>Draws a picture of a person, 112 x 112, aligned to the five points of the ArcFace template with a detector's errors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Picture Draw(int person, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return Drawing.FacePainter.Paint(Person(person), SyntheticView.Of(seed, person, index));
    }
}

using System.Collections.Immutable;

namespace GhostFaceNets.Networks;

/// <summary>The extents of a tensor, outermost first. A node's shape leaves the batch out: <c>(C, H, W)</c> for a
/// feature map, <c>(C)</c> for a vector.</summary>
public readonly struct TensorShape : IEquatable<TensorShape>
{
    private readonly ImmutableArray<int> _extents;

    /// <summary>Makes a shape from its extents; each must be at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An extent is below 1.</exception>
    public TensorShape(params ReadOnlySpan<int> extents)
    {
        foreach (var extent in extents)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(extent, 1, nameof(extents));
        }

        _extents = [.. extents];
    }

    /// <summary>The extents, outermost first.</summary>
    public ImmutableArray<int> Extents => _extents.IsDefault ? [] : _extents;

    /// <summary>The number of extents.</summary>
    public int Rank => Extents.Length;

    /// <summary>One extent.</summary>
    public int this[int axis] => Extents[axis];

    /// <summary>The first extent: channels of a map, length of a vector.</summary>
    public int Channels => Extents[0];

    /// <summary>The second extent of a map, 1 for a vector.</summary>
    public int Height => Rank > 1 ? Extents[1] : 1;

    /// <summary>The third extent of a map, 1 for a vector.</summary>
    public int Width => Rank > 2 ? Extents[2] : 1;

    /// <summary>The number of elements.</summary>
    public long Count
    {
        get
        {
            var count = 1L;
            foreach (var extent in Extents) count = checked(count * extent);
            return count;
        }
    }

    /// <inheritdoc/>
    public bool Equals(TensorShape other) => Extents.AsSpan().SequenceEqual(other.Extents.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorShape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var extent in Extents) hash.Add(extent);
        return hash.ToHashCode();
    }

    /// <summary>Compares extents.</summary>
    public static bool operator ==(TensorShape left, TensorShape right) => left.Equals(right);

    /// <summary>Compares extents.</summary>
    public static bool operator !=(TensorShape left, TensorShape right) => !left.Equals(right);

    /// <summary>For example <c>(512, 7, 7)</c>.</summary>
    public override string ToString() => $"({string.Join(", ", Extents)})";
}

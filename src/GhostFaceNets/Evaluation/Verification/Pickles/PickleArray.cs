namespace GhostFaceNets.Evaluation.Verification.Pickles;

/// <summary>A numpy array in a pickle; its shape and bytes come after it, in a BUILD instruction.</summary>
internal sealed class PickleArray
{
    /// <summary>Extents; empty until built.</summary>
    public IReadOnlyList<long> Shape { get; set; } = [];

    /// <summary>numpy's type code: <c>u1</c> or <c>b1</c>.</summary>
    public string Type { get; set; } = "";

    /// <summary>The elements, a slice of the file.</summary>
    public ReadOnlyMemory<byte> Data { get; set; }

    /// <summary>Whether the elements stand in one row, as <c>(n)</c>, <c>(n, 1)</c> or <c>(1, n)</c>.</summary>
    public bool IsRow => Shape.Count(extent => extent != 1) <= 1;

    /// <inheritdoc/>
    public override string ToString() => $"a numpy array of {Type} with shape ({string.Join(", ", Shape)})";
}

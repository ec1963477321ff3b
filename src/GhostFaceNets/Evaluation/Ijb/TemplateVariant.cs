namespace GhostFaceNets.Evaluation.Ijb;

/// <summary>How the embeddings of faces are prepared before those of a template are summed.</summary>
/// <param name="Normalized">N: whether each face is scaled to length 1; otherwise its length stays as a weight, since good pictures have long embeddings.
/// InsightFace's N says the opposite.</param>
/// <param name="Weighted">D: whether each face is multiplied by its detector score.</param>
/// <param name="Flipped">F: whether the embedding of the mirror image is added.</param>
public readonly record struct TemplateVariant(bool Normalized, bool Weighted, bool Flipped)
{
    /// <summary>N0D1F1, by which results are published.</summary>
    public static TemplateVariant Default { get; } = new(Normalized: false, Weighted: true, Flipped: true);

    /// <summary>All eight, in the reference's order: from N1D1F1 to N0D0F0.</summary>
    public static IReadOnlyList<TemplateVariant> All { get; } =
        [.. Enumerable.Range(0, 8).Select(i => new TemplateVariant((i & 4) == 0, (i & 2) == 0, (i & 1) == 0))];

    /// <summary>E.g. <c>N0D1F1</c>.</summary>
    public override string ToString() => $"N{Digit(Normalized)}D{Digit(Weighted)}F{Digit(Flipped)}";

    private static int Digit(bool value) => value ? 1 : 0;
}

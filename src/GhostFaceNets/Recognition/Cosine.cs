namespace GhostFaceNets.Recognition;

/// <summary>The cosine of the angle between embeddings, the likeness by which faces are compared.</summary>
public static class Cosine
{
    /// <summary>The cosine of two embeddings of any length, -1..1; 0 if one of them is all zeros.</summary>
    /// <exception cref="ArgumentException">They have different numbers of elements.</exception>
    public static double Of(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"An embedding of {first.Length} elements cannot be compared with one of {second.Length}.", nameof(second));
        }

        double product = 0, squares1 = 0, squares2 = 0;
        for (var i = 0; i < first.Length; i++)
        {
            product += (double)first[i] * second[i];
            squares1 += (double)first[i] * first[i];
            squares2 += (double)second[i] * second[i];
        }

        var length = Math.Sqrt(squares1) * Math.Sqrt(squares2);
        return length == 0 ? 0 : Math.Clamp(product / length, -1, 1);
    }

    /// <summary>The embeddings scaled to length 1, so that products are cosines; one that is all zeros stays so.</summary>
    public static Embeddings Normalize(Embeddings embeddings)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        var values = (float[])embeddings.Values.Clone();
        for (var face = 0; face < embeddings.Count; face++)
        {
            var row = values.AsSpan(face * embeddings.Size, embeddings.Size);
            var squares = 0.0;
            foreach (var value in row) squares += (double)value * value;
            if (squares == 0) continue;
            var length = Math.Sqrt(squares);
            for (var i = 0; i < row.Length; i++) row[i] = (float)(row[i] / length);
        }

        return new(embeddings.Count, embeddings.Size, values);
    }
}

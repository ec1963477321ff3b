namespace GhostFaceNets.Testing;

/// <summary>How near an embedding must come to the golden one: every element within 1e-3 * max(1, |expected|), cosine at
/// least 0.99999. Anything looser hides real mistakes, such as dividing pixels by 127.5 instead of 128.</summary>
public static class EmbeddingTolerance
{
    /// <summary>Fails the test where an embedding is too far from the expected one.</summary>
    public static void ShouldMatch(IReadOnlyList<double> actual, IReadOnlyList<double> expected, string what)
    {
        Assert.True(actual.Count == expected.Count, $"{what}: {actual.Count} elements, expected {expected.Count}");
        var (dot, left, right) = (0.0, 0.0, 0.0);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.True(
                Math.Abs(actual[i] - expected[i]) <= 1e-3 * Math.Max(1, Math.Abs(expected[i])),
                $"{what}: element {i} is {actual[i]}, expected {expected[i]}");
            dot += actual[i] * expected[i];
            left += actual[i] * actual[i];
            right += expected[i] * expected[i];
        }

        var cosine = dot / Math.Sqrt(left * right);
        Assert.True(cosine >= 0.99999, $"{what}: the cosine is {cosine}");
    }
}

namespace GhostFaceNets.Evaluation;

/// <summary>Counts in arrays of scores that are sorted upwards.</summary>
internal static class AscendingScores
{
    /// <summary>How many scores are higher than one.</summary>
    public static int CountAbove(ReadOnlySpan<float> ascending, float score) => ascending.Length - Search(ascending, score, orEqual: true);

    /// <summary>How many scores are as high as one or higher.</summary>
    public static int CountFrom(ReadOnlySpan<float> ascending, float score) => ascending.Length - Search(ascending, score, orEqual: false);

    /// <summary>How many wanted scores the most generous threshold accepts at which no more than a share of the unwanted ones is accepted.</summary>
    public static int CountAcceptedAt(ReadOnlySpan<float> wanted, ReadOnlySpan<float> unwanted, double share)
    {
        var allowed = Allowed(share, unwanted.Length);
        return allowed >= unwanted.Length ? wanted.Length : CountAbove(wanted, unwanted[unwanted.Length - 1 - allowed]);
    }

    /// <summary>The largest count whose share does not exceed a rate.</summary>
    private static int Allowed(double rate, int count)
    {
        var allowed = (int)Math.Clamp(rate * count, 0, count);
        while (allowed < count && (double)(allowed + 1) / count <= rate) allowed++;
        while (allowed > 0 && (double)allowed / count > rate) allowed--;
        return allowed;
    }

    /// <summary>How many scores are lower than one, or as low.</summary>
    private static int Search(ReadOnlySpan<float> ascending, float score, bool orEqual)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (ascending[middle] < score || (orEqual && ascending[middle] == score)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

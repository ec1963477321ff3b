using System.Numerics;
using System.Runtime.InteropServices;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>What is asked of thousands of millions of scores, several at once.</summary>
internal static class ScoreVectors
{
    /// <summary>The largest of one score or more.</summary>
    public static float Largest(ReadOnlySpan<float> scores)
    {
        ref var first = ref MemoryMarshal.GetReference(scores);
        var (vector, at) = (new Vector<float>(float.NegativeInfinity), 0);
        for (; at <= scores.Length - Vector<float>.Count; at += Vector<float>.Count) vector = Vector.Max(vector, Vector.LoadUnsafe(ref first, (nuint)at));
        var largest = float.NegativeInfinity;
        for (var i = 0; i < Vector<float>.Count; i++) largest = Math.Max(largest, vector[i]);
        for (; at < scores.Length; at++) largest = Math.Max(largest, scores[at]);
        return largest;
    }

    /// <summary>Adds to each count how many scores lie above its limit.</summary>
    public static void AddAbove(ReadOnlySpan<float> scores, ReadOnlySpan<float> limits, Span<int> counts)
    {
        var whole = limits.Length / 4 * 4;
        for (var i = 0; i < whole; i += 4) AddAboveFour(scores, limits.Slice(i, 4), counts.Slice(i, 4));
        if (whole == limits.Length) return;
        Span<float> lastLimits = [float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity];
        Span<int> lastCounts = stackalloc int[4];
        limits[whole..].CopyTo(lastLimits);
        AddAboveFour(scores, lastLimits, lastCounts);
        for (var i = whole; i < limits.Length; i++) counts[i] += lastCounts[i - whole];
    }

    /// <summary>Four limits at once, or loading the scores would take as long as comparing them.</summary>
    private static void AddAboveFour(ReadOnlySpan<float> scores, ReadOnlySpan<float> limits, Span<int> counts)
    {
        ref var first = ref MemoryMarshal.GetReference(scores);
        Vector<float> a = new(limits[0]), b = new(limits[1]), c = new(limits[2]), d = new(limits[3]);
        Vector<int> aboveA = default, aboveB = default, aboveC = default, aboveD = default;
        var at = 0;
        for (; at <= scores.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            // What is greater is -1.
            var some = Vector.LoadUnsafe(ref first, (nuint)at);
            aboveA -= Vector.GreaterThan(some, a);
            aboveB -= Vector.GreaterThan(some, b);
            aboveC -= Vector.GreaterThan(some, c);
            aboveD -= Vector.GreaterThan(some, d);
        }

        var rest = scores[at..];
        counts[0] += Vector.Sum(aboveA) + CountAbove(rest, limits[0]);
        counts[1] += Vector.Sum(aboveB) + CountAbove(rest, limits[1]);
        counts[2] += Vector.Sum(aboveC) + CountAbove(rest, limits[2]);
        counts[3] += Vector.Sum(aboveD) + CountAbove(rest, limits[3]);
    }

    private static int CountAbove(ReadOnlySpan<float> scores, float limit)
    {
        var count = 0;
        foreach (var score in scores) count += score > limit ? 1 : 0;
        return count;
    }
}

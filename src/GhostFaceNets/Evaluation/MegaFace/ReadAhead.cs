namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Fetches the next item of a sequence while one is worked on.</summary>
internal static class ReadAhead
{
    public static IEnumerable<T> Of<T>(IEnumerable<T> items)
        where T : class
    {
        using var source = items.GetEnumerator();
        T? Next() => source.MoveNext() ? source.Current : null;
        var next = Task.Run(Next);
        try
        {
            while (next.GetAwaiter().GetResult() is { } item)
            {
                next = Task.Run(Next);
                yield return item;
            }
        }
        finally
        {
            // The source is closed only when nobody reads from it.
            Task.WhenAny(next).GetAwaiter().GetResult();
        }
    }
}

using System.Runtime.ExceptionServices;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Reads or writes files, several at once.</summary>
internal static class EachFile
{
    // A disk's answer is waited for most of the time.
    private const int ThreadsPerProcessor = 4;

    /// <summary>Does something for each of so many files. What goes wrong with the first that does is thrown as it is, not wrapped.</summary>
    public static void Do(int count, Action<int> work, CancellationToken cancellation = default)
    {
        try
        {
            Parallel.For(0, count, new() { MaxDegreeOfParallelism = ThreadsPerProcessor * Environment.ProcessorCount, CancellationToken = cancellation }, work);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }
}

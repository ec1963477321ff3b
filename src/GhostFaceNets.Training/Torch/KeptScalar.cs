using System.Collections.Concurrent;
using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>Numbers as libtorch takes them, kept for ever. A number that TorchSharp converts by itself belongs to nobody: the
/// garbage collector may free it while libtorch reads it, which ends a run with "Unknown scalar type" after hours. For constants
/// only; a number that changes from step to step is made with <c>using</c>.</summary>
internal static class KeptScalar
{
    private static readonly ConcurrentDictionary<double, Scalar> Known = new();

    /// <summary>The number for all calls.</summary>
    public static Scalar Of(double value) => Known.GetOrAdd(value, number => number.ToScalar());
}

using System.Globalization;

namespace GhostFaceNets.Fuzzing;

/// <summary>The memory that the process really holds, native libraries' included; on Linux only.</summary>
internal static class ResidentMemory
{
    private const string Peak = "VmHWM:";
    private const string Present = "VmRSS:";

    /// <summary>By how much the process grew at most while it did some work; null where it cannot be told.</summary>
    public static long? GrowthDuring(Action work)
    {
        if (!OperatingSystem.IsLinux()) return null;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Read(Present);
        // Begins the peak anew.
        File.WriteAllText("/proc/self/clear_refs", "5");
        work();
        return Read(Peak) - before;
    }

    private static long Read(string entry)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(entry, StringComparison.Ordinal));
        return 1024 * long.Parse(line[entry.Length..^2], CultureInfo.InvariantCulture);
    }
}

using System.Runtime.InteropServices;

namespace GhostFaceNets.Training.Torch;

/// <summary>How the C library gives memory to libtorch. glibc takes every block above 32 MiB from the system and returns it when it
/// is freed; feature maps and gradients of that size are then made of fresh, cleared pages at every step.</summary>
internal static partial class NativeMemory
{
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int LargestMap = 1 << 30;
    private const int LargestFreeEnd = int.MaxValue;
    private static readonly string[] s_settings = ["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "GLIBC_TUNABLES"];

    /// <summary>Keeps freed blocks for the next step, unless the user has set otherwise or the C library is another one.</summary>
    /// <returns>Whether it does.</returns>
    public static bool KeepBlocks()
    {
        if (!OperatingSystem.IsLinux() || s_settings.Any(name => Environment.GetEnvironmentVariable(name) is not null)) return false;
        try
        {
            return SetOption(MapThreshold, LargestMap) != 0 && SetOption(TrimThreshold, LargestFreeEnd) != 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Gives back what a piece of work left behind: the copies of all weights that files were written from, which would
    /// wait for a full collection for many epochs, and the gaps between blocks, which would grow from epoch to epoch.</summary>
    public static void Release()
    {
        GC.Collect();
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, which does so by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint left);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}

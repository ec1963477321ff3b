using System.Runtime.InteropServices;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Memory that is handed out piece after piece, in pages of 2 MiB where the system gives them: for each picture a network
/// reads megabytes of weights, which in pages of 4 KiB have more addresses than the processor remembers. A block lives as long as
/// one of its pieces.</summary>
internal sealed unsafe partial class MemoryBlock
{
    private const int LargePage = (1 << 21) / sizeof(float), Least = 4 * LargePage;

    /// <summary>Of Linux: MADV_HUGEPAGE.</summary>
    private const int WantsLargePages = 14;

    private static readonly Lock s_lock = new();
    private static MemoryBlock? s_last;

    private readonly float[] _values;
    private readonly float* _end;
    private float* _next;

    private MemoryBlock(int count)
    {
        // What nobody takes is never touched, so that it costs no memory.
        _values = GC.AllocateUninitializedArray<float>(checked(count + LargePage), pinned: true);
        fixed (float* first = _values) _next = RoundUp(first, LargePage);
        _end = _next + count;
        if (OperatingSystem.IsLinux()) Advise(_next, (nuint)count * sizeof(float));
    }

    /// <summary>Takes a piece of a block.</summary>
    /// <param name="count">Floats.</param>
    /// <param name="start">The first, at the begin of a cache line; all are zero.</param>
    /// <returns>The block: the memory is there as long as this is referenced.</returns>
    public static MemoryBlock Take(int count, out float* start)
    {
        MemoryBlock block;
        lock (s_lock)
        {
            block = s_last is not null && s_last.Left >= count ? s_last : new(Math.Max(Least, count));
            start = block._next;
            block._next = RoundUp(start + count, MapView.Line);
            if (s_last is null || block.Left > s_last.Left) s_last = block;
        }

        new Span<float>(start, count).Clear();
        return block;
    }

    private long Left => _end - _next;

    private static float* RoundUp(float* place, int floats) => (float*)(((nint)place / sizeof(float) + floats - 1) / floats * floats * sizeof(float));

    /// <summary>Asks for large pages. Where the answer is no, small ones serve.</summary>
    private static void Advise(float* start, nuint bytes)
    {
        try
        {
            _ = Advise(start, bytes, WantsLargePages);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}

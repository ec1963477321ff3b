using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Numerics;

/// <summary>The left matrix of products, laid out once as the kernels read it.</summary>
public sealed unsafe class PackedRows
{
    private readonly AlignedFloats _panels;

    /// <summary>Copies a matrix.</summary>
    /// <param name="rows">Count x depth finite numbers, row by row.</param>
    /// <param name="depth">Numbers of a row, at least 1.</param>
    /// <param name="limit">The longest vectors to compute with; null is the longest that the machine has.</param>
    /// <exception cref="ArgumentException">The numbers do not fill whole rows.</exception>
    public PackedRows(ReadOnlySpan<float> rows, int depth, InstructionSet? limit = null)
    {
        (Count, Depth) = (CountOf(rows.Length, depth, nameof(rows)), depth);
        Kernel = ProductKernel.For(new EngineBackend(limit).Instructions);
        _panels = new(checked(Panels.SizeOf(Count, depth, Kernel.Rows)));
        fixed (float* source = rows) Panels.Pack(source, Count, depth, Kernel.Rows, _panels.Start);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>Numbers of a row.</summary>
    public int Depth { get; }

    internal ProductKernel Kernel { get; }

    /// <summary>The panel that begins with a row, a multiple of the kernel's rows.</summary>
    internal float* PanelAt(int row) => _panels.Start + (nint)row * Depth;

    internal static int CountOf(int numbers, int depth, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        return numbers % depth == 0 ? numbers / depth : throw new ArgumentException($"{numbers} numbers do not fill rows of {depth}.", name);
    }
}

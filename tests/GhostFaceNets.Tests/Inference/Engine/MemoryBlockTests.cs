using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Tests.Inference.Engine;

public unsafe class MemoryBlockTests
{
    private const int Block = 2 << 20;

    [Fact]
    public void Pieces_begin_at_cache_lines_are_zero_and_share_nothing()
    {
        int[] sizes = [1, 16, 17, 5_000, Block - 1, Block, Block + 1, 3 * Block, 3];
        var pieces = Array.ConvertAll(sizes, size => new AlignedFloats(size));
        foreach (var (at, piece) in pieces.Index())
        {
            ((nint)piece.Start % 64).ShouldBe(0);
            var values = new Span<float>(piece.Start, sizes[at]);
            values.ContainsAnyExcept(0f).ShouldBeFalse();
            values.Fill(at + 1);
        }

        foreach (var (at, piece) in pieces.Index()) new Span<float>(piece.Start, sizes[at]).ContainsAnyExcept((float)(at + 1)).ShouldBeFalse();
    }

    [Fact]
    public void Pieces_taken_by_threads_at_the_same_time_share_nothing()
    {
        var pieces = new AlignedFloats[64];
        Parallel.For(0, pieces.Length, at =>
        {
            pieces[at] = new(100_000 + at);
            new Span<float>(pieces[at].Start, 100_000 + at).Fill(at);
        });
        foreach (var (at, piece) in pieces.Index()) new Span<float>(piece.Start, 100_000 + at).ContainsAnyExcept((float)at).ShouldBeFalse();
    }

    [Fact]
    public void Memory_of_pieces_that_nobody_holds_is_given_back()
    {
        var blocks = Enumerable.Range(0, 5).Select(_ => Large()).ToArray();
        GC.Collect();
        // One may be where the next pieces come from.
        blocks.Count(block => block.IsAlive).ShouldBeLessThan(2);
    }

    /// <summary>A block that one piece fills.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Large() => new(MemoryBlock.Take(5 * Block, out _));
}

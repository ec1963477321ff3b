using System.Collections.Immutable;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Inference.Engine.Steps;

namespace GhostFaceNets.Inference.Engine;

/// <summary>Several threads that run a plan for one picture together, one call after another. A step's parts are taken by whoever is
/// free, and the calling thread waits for nobody who has not begun: if the pool's threads come late, or not at all, it does
/// their parts itself.</summary>
/// <param name="steps">The parts of each step; one where a step is not shared.</param>
/// <param name="arena">Where it works.</param>
/// <param name="helpers">Threads beside the caller's.</param>
internal sealed unsafe class PictureTeam(ImmutableArray<Step[]> steps, AlignedFloats arena, int helpers) : IThreadPoolWorkItem
{
    private const long Closed = -1;

    /// <summary>The step in the upper half, the next part that nobody has taken in the lower.</summary>
    private long _next = Closed;

    private int _unfinished;
    private int _present;

    /// <summary>The arena.</summary>
    public float* Arena => arena.Start;

    /// <summary>The parts of a plan's steps for so many threads; empty where no step is worth sharing.</summary>
    public static ImmutableArray<Step[]> PartsOf(Plan plan, int threads)
    {
        ImmutableArray<Step[]> parts = [.. plan.Steps.Select(step => PartsOf(step, threads))];
        return parts.Any(step => step.Length > 1) ? parts : [];
    }

    /// <summary>Runs all steps.</summary>
    public void Run()
    {
        Volatile.Write(ref _next, Parts(0, steps[0].Length));
        for (var missing = helpers - Volatile.Read(ref _present); missing > 0; missing--)
        {
            Interlocked.Increment(ref _present);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        for (var step = 0; step < steps.Length; step++)
        {
            var parts = steps[step];
            if (parts.Length == 1)
            {
                parts[0].Run(Arena);
                continue;
            }

            Volatile.Write(ref _unfinished, parts.Length);
            Volatile.Write(ref _next, Parts(step, 0));
            while (TryRunPart())
            {
            }

            var wait = default(SpinWait);
            while (Volatile.Read(ref _unfinished) > 0) wait.SpinOnce(sleep1Threshold: -1);
        }

        Volatile.Write(ref _next, Closed);
    }

    /// <summary>What a helping thread does until the picture is done.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        var wait = default(SpinWait);
        while (Volatile.Read(ref _next) != Closed)
        {
            if (TryRunPart()) wait.Reset();
            else wait.SpinOnce(sleep1Threshold: -1);
        }

        Interlocked.Decrement(ref _present);
    }

    private static Step[] PartsOf(Step step, int threads)
    {
        Step[] parts = [.. Enumerable.Range(0, threads).Select(index => step.Part(index, threads)).OfType<Step>()];
        return parts.Length == threads ? parts : [step];
    }

    private static long Parts(int step, int part) => (long)step << 32 | (uint)part;

    /// <summary>Takes a part, if there is one that nobody has taken, and runs it.</summary>
    /// <returns>False where all parts are taken.</returns>
    private bool TryRunPart()
    {
        var next = Volatile.Read(ref _next);
        if (next == Closed) return false;
        var (parts, part) = (steps[(int)(next >> 32)], (int)next);
        if (part >= parts.Length) return false;
        if (Interlocked.CompareExchange(ref _next, next + 1, next) != next) return true;
        parts[part].Run(Arena);
        Interlocked.Decrement(ref _unfinished);
        return true;
    }
}

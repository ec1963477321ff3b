namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A part of a plan: reads maps of an arena and writes others. Steps hold weights, never data, so that several
/// threads may run one on arenas of their own.</summary>
internal abstract unsafe class Step
{
    /// <summary>Whether it reads more weights than pixels, so that several pictures had better share them.</summary>
    public virtual bool SharesWeights => false;

    /// <summary>One of several parts of this step that threads may run at the same time: together they write what this one does.</summary>
    /// <param name="index">Which.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>Null where the step is too small to be shared, or cannot be.</returns>
    public virtual Step? Part(int index, int count) => null;

    /// <summary>Runs for one picture.</summary>
    public abstract void Run(float* arena);

    /// <summary>Runs for several pictures, each in an arena of its own.</summary>
    /// <param name="arena">The first picture's.</param>
    /// <param name="pictures">How many.</param>
    /// <param name="next">From one arena to the next.</param>
    public virtual void Run(float* arena, int pictures, nint next)
    {
        for (var picture = 0; picture < pictures; picture++) Run(arena + picture * next);
    }

    /// <summary>Whether so many multiply-adds, or numbers read and written, are more work than it is to bring threads together.</summary>
    protected static bool IsWorthSharing(long operations) => operations >= 1 << 16;

    /// <summary>A part of so many rows, pixels or panels.</summary>
    protected static Range PartOf(int length, int index, int count) => (length * index / count)..(length * (index + 1) / count);
}

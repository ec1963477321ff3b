namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A part of a plan: reads maps of an arena and writes others. Steps hold weights, never data, so that several
/// threads may run one on arenas of their own.</summary>
internal abstract unsafe class Step
{
    /// <summary>Whether it reads more weights than pixels, so that several pictures had better share them.</summary>
    public virtual bool SharesWeights => false;

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
}

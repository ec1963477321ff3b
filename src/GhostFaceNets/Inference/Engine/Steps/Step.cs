namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A part of a plan: reads maps of an arena and writes others. Steps hold weights, never data, so that several
/// threads may run one on arenas of their own.</summary>
internal abstract unsafe class Step
{
    public abstract void Run(float* arena);
}

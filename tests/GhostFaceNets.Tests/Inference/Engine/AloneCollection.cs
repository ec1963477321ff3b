namespace GhostFaceNets.Tests.Inference.Engine;

/// <summary>Tests that run while no others do, because they look at the memory of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}

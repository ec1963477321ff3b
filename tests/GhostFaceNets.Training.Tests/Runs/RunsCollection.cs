namespace GhostFaceNets.Training.Tests.Runs;

/// <summary>Runs follow libtorch's one random generator, which tests at the same time would disturb.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsCollection
{
    public const string Name = "runs";
}

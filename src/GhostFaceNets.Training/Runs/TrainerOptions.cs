namespace GhostFaceNets.Training.Runs;

/// <summary>What a run needs beside its recipe.</summary>
public sealed record TrainerOptions
{
    /// <summary>Those who watch.</summary>
    public IReadOnlyList<ITrainingObserver> Observers { get; init; } = [];

    /// <summary>Tells the time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Takes the wish to stop after an epoch.</summary>
    public StopRequest Stop { get; init; } = new();
}

namespace GhostFaceNets.Training.Recipes;

/// <summary>Forms in which a run's history is kept beside history.json.</summary>
public sealed record LogRecipe
{
    /// <summary>Whether history.csv is written: a line per epoch.</summary>
    public bool Csv { get; init; }

    /// <summary>Whether the folder tensorboard is written, for <c>tensorboard --logdir</c>.</summary>
    public bool Tensorboard { get; init; }
}

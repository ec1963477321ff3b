namespace GhostFaceNets.Training.Recipes;

/// <summary>The learning rate schedules that a recipe can name.</summary>
public enum ScheduleKind
{
    /// <summary>Half a cosine, with restarts.</summary>
    Cosine,

    /// <summary>Falls by the same share in every epoch.</summary>
    Exponential,

    /// <summary>Falls by a factor at listed epochs.</summary>
    Listed,
}

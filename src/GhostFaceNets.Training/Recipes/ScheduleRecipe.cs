using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>The learning rate over the run, in epochs counted over all stages.</summary>
public sealed record ScheduleRecipe
{
    /// <summary>Its shape.</summary>
    public ScheduleKind Name { get; init; } = ScheduleKind.Cosine;

    /// <summary>The rate after warm-up.</summary>
    [Range(0, 1000)]
    public double Base { get; init; } = 0.1;

    /// <summary>The lowest rate.</summary>
    [Range(0, 1000)]
    public double Minimum { get; init; } = 1e-5;

    /// <summary>The first period in epochs; all epochs of the stages, less warm-up, when left out.</summary>
    [Range(1, 100_000)]
    public double? Period { get; init; }

    /// <summary>The height after each restart, relative to the one before.</summary>
    [Range(0, 1)]
    public double Decay { get; init; } = 0.5;

    /// <summary>Epochs of a linear rise from the lowest rate.</summary>
    [Range(0, 100_000)]
    public int Warmup { get; init; }

    /// <summary>Epochs at the lowest rate before each restart.</summary>
    [Range(0, 100_000)]
    public int Cooldown { get; init; } = 1;
}

using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>The learning rate over the run, in epochs counted over all stages but those of the head alone.</summary>
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

    /// <summary>For <c>cosine</c>, the height after each restart, relative to the one before (0.5 when left out); for
    /// <c>exponential</c>, the exponent an epoch (0.05 when left out); for <c>listed</c>, the factor at each epoch of
    /// <see cref="Epochs"/>.</summary>
    [Range(0, 1)]
    public double? Decay { get; init; }

    /// <summary>The epochs, counted from 0, at which a <c>listed</c> rate falls.</summary>
    [Range(0, 100_000)]
    public IReadOnlyList<int> Epochs { get; init; } = [];

    /// <summary>How many times as long each period of <c>cosine</c> is as the one before.</summary>
    [Range(1, 100)]
    public double PeriodFactor { get; init; } = 2;

    /// <summary>Whether the rate stays the same inside an epoch.</summary>
    public bool Epochwise { get; init; }

    /// <summary>Epochs of a linear rise from the lowest rate.</summary>
    [Range(0, 100_000)]
    public int Warmup { get; init; }

    /// <summary>Epochs at the lowest rate before each restart.</summary>
    [Range(0, 100_000)]
    public int Cooldown { get; init; } = 1;
}

using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>How weights follow their gradients.</summary>
public sealed record OptimizerRecipe
{
    /// <summary>The method.</summary>
    public OptimizerKind Name { get; init; } = OptimizerKind.Sgd;

    /// <summary>The share of the last step that goes on.</summary>
    [Range(0, 0.9999)]
    public double Momentum { get; init; } = 0.9;

    /// <summary>Whether momentum looks ahead.</summary>
    public bool Nesterov { get; init; }
}

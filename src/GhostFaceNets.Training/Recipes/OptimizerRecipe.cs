using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>How weights follow their gradients.</summary>
public sealed record OptimizerRecipe
{
    /// <summary>The method.</summary>
    public OptimizerKind Name { get; init; } = OptimizerKind.Sgd;

    /// <summary>The share of the last step that goes on, for SGD and SGDW.</summary>
    [Range(0, 0.9999)]
    public double Momentum { get; init; } = 0.9;

    /// <summary>Whether momentum looks ahead.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Decoupled decay of kernels, for SGDW, AdamW, RAdam and Ranger: the share of a weight that a step at the
    /// schedule's base rate takes off; it follows the rate. Beside it, <c>weight_decay</c> is usually 0.</summary>
    [Range(0, 1)]
    public double Decay { get; init; }

    /// <summary>How long Adam and its kin remember gradients.</summary>
    [Range(0, 0.999_999)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How long they remember squares of gradients.</summary>
    [Range(0, 0.999_999)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Keeps their steps finite.</summary>
    [Range(1e-12, 1)]
    public double Epsilon { get; init; } = 1e-7;

    /// <summary>Whether Ranger takes the mean off gradients; false for what the original GhostFaceNets calls Ranger.</summary>
    public bool Centralize { get; init; } = true;

    /// <summary>Steps of the method between two meetings with slow weights (Lookahead); 0 for none. Ranger has 6.</summary>
    [Range(0, 1000)]
    public int Lookahead { get; init; }

    /// <summary>How far the slow weights go.</summary>
    [Range(0.001, 1)]
    public double LookaheadShare { get; init; } = 0.5;

    /// <summary>How far uphill the gradient is taken (sharpness-aware minimisation); 0 for where the weights are. Every
    /// batch is computed twice.</summary>
    [Range(0, 10)]
    public double Sam { get; init; }
}

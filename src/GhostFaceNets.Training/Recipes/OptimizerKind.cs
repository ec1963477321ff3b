namespace GhostFaceNets.Training.Recipes;

/// <summary>The optimizers that a recipe can name.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent.</summary>
    Sgd,
}

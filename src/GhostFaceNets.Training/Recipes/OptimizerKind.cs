namespace GhostFaceNets.Training.Recipes;

/// <summary>The optimizers that a recipe can name.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent.</summary>
    Sgd,

    /// <summary>The same with decoupled decay.</summary>
    SgdW,

    /// <summary>Steps by running means of gradients and their squares.</summary>
    Adam,

    /// <summary>The same with decoupled decay.</summary>
    AdamW,

    /// <summary>Adam, shortened as long as its means are uncertain.</summary>
    RAdam,

    /// <summary>RAdam with centralised gradients, and Lookahead around it.</summary>
    Ranger,
}

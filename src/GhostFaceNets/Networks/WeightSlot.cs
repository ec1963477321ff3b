namespace GhostFaceNets.Networks;

/// <summary>A place for a weight that a node has: its role and the shape it must have.</summary>
public readonly record struct WeightSlot(WeightRole Role, TensorShape Shape)
{
    /// <summary>Whether gradient descent changes it (all but the running mean and variance).</summary>
    public bool IsTrainable => Role is not (WeightRole.Mean or WeightRole.Variance);
}

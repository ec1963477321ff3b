namespace GhostFaceNets.Training.Optimizers;

/// <summary>Several batches for one step, for when a large batch does not fit the memory. Multiply each batch's loss by
/// <see cref="LossShare"/>, go backward, and step and zero the gradients when <see cref="StepsAfter"/> says so.</summary>
/// <param name="Batches">Batches a step, at least 1. The last step of an epoch may have fewer.</param>
public sealed record GradientAccumulation(int Batches)
{
    /// <summary>What the loss of a batch is multiplied by, so that the step has the mean of its batches.</summary>
    /// <param name="batch">From 0 in the epoch.</param>
    /// <param name="batchesPerEpoch">Batches in the epoch.</param>
    public double LossShare(int batch, int batchesPerEpoch) =>
        1.0 / Math.Min(Batches, batchesPerEpoch - batch / Batches * Batches);

    /// <summary>Whether a step follows a batch.</summary>
    /// <param name="batch">From 0 in the epoch.</param>
    /// <param name="batchesPerEpoch">Batches in the epoch.</param>
    public bool StepsAfter(int batch, int batchesPerEpoch) => (batch + 1) % Batches == 0 || batch + 1 == batchesPerEpoch;
}

using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary><see cref="Adam"/> with decoupled decay (Loshchilov and Hutter 2019) that follows the learning rate.</summary>
/// <param name="parameters">What it changes.</param>
/// <param name="learningRate">The rate of the first step.</param>
/// <param name="decay">The share of a decaying weight that a step at that rate takes off (torch's weight_decay times the
/// learning rate).</param>
/// <param name="options">Betas and epsilon; the defaults when null.</param>
public sealed class AdamW(IReadOnlyList<NamedParameter> parameters, double learningRate, double decay, AdamOptions? options = null)
    : ElementwiseOptimizer(parameters, learningRate, AdamRule.Slots, decay)
{
    private readonly AdamOptions _options = options ?? new();

    /// <inheritdoc/>
    private protected override void Update(torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, long step) =>
        AdamRule.Update(weight, gradient, slots, step, LearningRate, _options);
}

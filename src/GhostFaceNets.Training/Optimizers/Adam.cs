using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2015) as Keras writes it.</summary>
/// <param name="parameters">What it changes.</param>
/// <param name="learningRate">The rate of the first step.</param>
/// <param name="options">Betas and epsilon; the defaults when null.</param>
public sealed class Adam(IReadOnlyList<NamedParameter> parameters, double learningRate = 1e-3, AdamOptions? options = null)
    : ElementwiseOptimizer(parameters, learningRate, AdamRule.Slots)
{
    private readonly AdamOptions _options = options ?? new();

    /// <inheritdoc/>
    private protected override void Update(torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, long step) =>
        AdamRule.Update(weight, gradient, slots, step, LearningRate, _options);
}

using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary><see cref="Sgd"/> with decoupled decay (Loshchilov and Hutter 2019) that follows the learning rate.</summary>
/// <param name="parameters">What it changes.</param>
/// <param name="learningRate">The rate of the first step.</param>
/// <param name="decay">The share of a decaying weight that a step at that rate takes off.</param>
/// <param name="momentum">0..1; 0 for none.</param>
/// <param name="nesterov">Looks ahead.</param>
public sealed class SgdW(
    IReadOnlyList<NamedParameter> parameters, double learningRate, double decay, double momentum = 0.9, bool nesterov = false)
    : ElementwiseOptimizer(parameters, learningRate, momentum == 0 ? [] : ["velocity"], decay)
{
    /// <inheritdoc/>
    private protected override void Update(torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, long step) =>
        SgdRule.Update(weight, gradient, slots, LearningRate, momentum, nesterov);
}

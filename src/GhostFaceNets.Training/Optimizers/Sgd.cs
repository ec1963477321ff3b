using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>Stochastic gradient descent as Keras writes it: v = momentum v - rate g; w += v. The rate lies inside the
/// velocity, so that a change of rate does not rescale the steps already in it.</summary>
/// <param name="parameters">What it changes.</param>
/// <param name="learningRate">The rate of the first step.</param>
/// <param name="momentum">0..1; 0 for none.</param>
/// <param name="nesterov">Looks ahead: w += momentum v - rate g.</param>
public sealed class Sgd(IReadOnlyList<NamedParameter> parameters, double learningRate, double momentum = 0.9, bool nesterov = false)
    : ElementwiseOptimizer(parameters, learningRate, momentum == 0 ? [] : ["velocity"])
{
    /// <inheritdoc/>
    private protected override void Update(torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, long step) =>
        SgdRule.Update(weight, gradient, slots, LearningRate, momentum, nesterov);
}

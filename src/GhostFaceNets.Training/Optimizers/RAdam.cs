using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>Rectified Adam (Liu et al. 2020) as TensorFlow Addons writes it: as long as too few steps lie behind it, the
/// running mean of gradients alone; then Adam, shortened by how uncertain the squares still are.</summary>
/// <param name="parameters">What it changes.</param>
/// <param name="learningRate">The rate of the first step.</param>
/// <param name="decay">Decoupled decay: the share of a decaying weight that a step at that rate takes off.</param>
/// <param name="options">Betas and epsilon; the defaults when null.</param>
/// <param name="leastLength">The length of the moving average from which on it is Adam.</param>
/// <param name="centralizeGradients">Takes the mean off each output's gradient first (Yong et al. 2020), of kernels only.</param>
public sealed class RAdam(
    IReadOnlyList<NamedParameter> parameters,
    double learningRate = 1e-3,
    double decay = 0,
    AdamOptions? options = null,
    double leastLength = 5,
    bool centralizeGradients = false)
    : ElementwiseOptimizer(parameters, learningRate, AdamRule.Slots, decay)
{
    private readonly AdamOptions _options = options ?? new();

    /// <inheritdoc/>
    private protected override void Update(torch.Tensor weight, torch.Tensor gradient, torch.Tensor[] slots, long step)
    {
        if (centralizeGradients && gradient.dim() > 1)
        {
            gradient -= gradient.mean([.. Enumerable.Range(1, (int)gradient.dim() - 1)], keepdim: true);
        }

        AdamRule.Follow(gradient, slots, _options);
        var corrected = LearningRate / (1 - Math.Pow(_options.Beta1, step));
        // The length of a simple moving average that is as uncertain as the running mean of squares.
        var kept = Math.Pow(_options.Beta2, step);
        var longest = 2 / (1 - _options.Beta2) - 1;
        var length = longest - 2 * step * kept / (1 - kept);
        if (length < leastLength)
        {
            weight.Gain(slots[0], -corrected);
            return;
        }

        var rectified = Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
        var root = slots[1].Over(1 - kept).sqrt_().Gain(_options.Epsilon);
        weight.With(-corrected * rectified, (value, factor) => value.addcdiv_(slots[0], root, factor));
    }
}

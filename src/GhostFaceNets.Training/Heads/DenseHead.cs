using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>A dense layer without bias: unbounded scores for <see cref="SoftmaxLoss"/>.</summary>
/// <param name="embeddingSize">Elements of an embedding.</param>
/// <param name="classes">Classes.</param>
public sealed class DenseHead(int embeddingSize, int classes) : ClassificationHead(nameof(DenseHead), embeddingSize, classes, 1)
{
    /// <inheritdoc/>
    public override HeadOutput forward(torch.Tensor input, Targets targets)
    {
        using var scope = torch.NewDisposeScope();
        return new(input.to(Kernel.dtype).matmul(Kernel.t()).MoveToOuterDisposeScope(), targets);
    }
}

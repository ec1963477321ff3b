using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>Cosines between embeddings and the centres of all classes.</summary>
/// <param name="embeddingSize">Elements of an embedding.</param>
/// <param name="classes">Classes.</param>
/// <param name="subCentres">Centres a class.</param>
/// <param name="giveNorm">Whether <see cref="HeadOutput.FeatureNorm"/> is given.</param>
public sealed class NormalizedHead(int embeddingSize, int classes, int subCentres = 1, bool giveNorm = false)
    : CosineHead(nameof(NormalizedHead), embeddingSize, classes, subCentres, giveNorm)
{
    /// <inheritdoc/>
    public override HeadOutput forward(torch.Tensor input, Targets targets)
    {
        using var scope = torch.NewDisposeScope();
        var embeddings = input.to(Kernel.dtype);
        var cosines = Cosines(Normalise(embeddings), Normalise(Kernel));
        return new(cosines.MoveToOuterDisposeScope(), targets, Norms(embeddings)?.MoveToOuterDisposeScope());
    }
}

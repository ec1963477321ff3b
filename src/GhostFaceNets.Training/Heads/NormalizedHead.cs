using GhostFaceNets.Training.Losses;
using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Heads;

/// <summary>Cosines between embeddings and class centres. A class may have several sub-centres and is then as near as
/// its nearest one (Deng et al. 2020).</summary>
public sealed class NormalizedHead : ClassificationHead
{
    private readonly bool _giveNorm;

    /// <summary>Makes random centres from torch's generator.</summary>
    /// <param name="embeddingSize">Elements of an embedding.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="subCentres">Centres a class.</param>
    /// <param name="giveNorm">Whether <see cref="HeadOutput.FeatureNorm"/> is given.</param>
    public NormalizedHead(int embeddingSize, int classes, int subCentres = 1, bool giveNorm = false)
        : base(nameof(NormalizedHead), embeddingSize, classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subCentres, 1);
        SubCentres = subCentres;
        _giveNorm = giveNorm;
        register_parameter("kernel", Cosines.Glorot(checked(classes * subCentres), embeddingSize));
    }

    /// <summary>Centres a class, k.</summary>
    public int SubCentres { get; }

    /// <summary>The centres, <c>(C k, D)</c>: row class * k + j is sub-centre j.</summary>
    public Parameter Kernel => get_parameter("kernel")!;

    /// <inheritdoc/>
    public override HeadOutput forward(torch.Tensor input, Targets targets)
    {
        using var scope = torch.NewDisposeScope();
        var embeddings = input.to(Kernel.dtype);
        var cosines = torch.matmul(Cosines.Normalise(embeddings), Cosines.Normalise(Kernel).t());
        var norm = _giveNorm ? Cosines.Lengths(embeddings).MoveToOuterDisposeScope() : null;
        return new(Cosines.BestSubCentre(cosines, SubCentres).MoveToOuterDisposeScope(), targets, norm);
    }
}

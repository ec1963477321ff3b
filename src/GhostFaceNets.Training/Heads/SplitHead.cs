using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>Cosines to the classes of one part only: the classes are cut into equal parts, and all samples of a batch
/// are of one. In evaluation mode all classes are looked at.</summary>
public sealed class SplitHead : CosineHead
{
    private readonly int _partSize;

    /// <summary>Makes random centres from torch's generator.</summary>
    /// <param name="embeddingSize">Elements of an embedding.</param>
    /// <param name="classes">Classes; those that the parts leave over are not kept.</param>
    /// <param name="parts">Parts, at most as many as classes.</param>
    /// <param name="subCentres">Centres a class.</param>
    /// <param name="giveNorm">Whether <see cref="HeadOutput.FeatureNorm"/> is given.</param>
    public SplitHead(int embeddingSize, int classes, int parts, int subCentres = 1, bool giveNorm = false)
        : base(nameof(SplitHead), embeddingSize, PartSize(classes, parts) * parts, subCentres, giveNorm)
    {
        (Parts, _partSize) = (parts, PartSize(classes, parts));
    }

    /// <summary>Parts.</summary>
    public int Parts { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch's classes lie in several parts.</exception>
    public override HeadOutput forward(torch.Tensor input, Targets targets)
    {
        using var scope = torch.NewDisposeScope();
        var embeddings = input.to(Kernel.dtype);
        var norms = Norms(embeddings)?.MoveToOuterDisposeScope();
        if (!training) return new(Cosines(Normalise(embeddings), Normalise(Kernel)).MoveToOuterDisposeScope(), targets, norms);

        var part = PartOf(targets.Labels);
        if (targets.MixedLabels is { } mixed && PartOf(mixed) != part) throw Misfit();
        var centres = Kernel.narrow(0, part * _partSize * SubCentres, (long)_partSize * SubCentres);
        var cosines = Cosines(Normalise(embeddings), Normalise(centres));
        var columns = targets with
        {
            Labels = targets.Labels.Minus(part * _partSize).MoveToOuterDisposeScope(),
            MixedLabels = targets.MixedLabels is { } other ? other.Minus(part * _partSize).MoveToOuterDisposeScope() : null,
        };
        return new(cosines.MoveToOuterDisposeScope(), columns, norms);
    }

    private long PartOf(torch.Tensor labels)
    {
        var (first, last) = (labels.min().item<long>() / _partSize, labels.max().item<long>() / _partSize);
        return first == last && last < Parts ? first : throw Misfit();
    }

    private ArgumentException Misfit() => new($"A batch's classes lie in one of {Parts} parts of {_partSize} classes; these do not.");

    private static int PartSize(int classes, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, classes);
        return classes / parts;
    }
}

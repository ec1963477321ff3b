using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>Variational prototype learning (Deng et al. 2021): mixes the last embedding seen of a class into its
/// centres, as long as that is fresh.</summary>
public sealed class VariationalHead : CosineHead
{
    private const double Epsilon = 1e-12;

    private readonly long _startIteration;
    private readonly long _freshFor;
    private readonly double _mixedShare;

    /// <summary>Makes random centres and remembered embeddings from torch's generator.</summary>
    /// <param name="embeddingSize">Elements of an embedding.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="startIteration">Batches before anything is mixed in.</param>
    /// <param name="freshFor">Batches after which a remembered embedding is too old.</param>
    /// <param name="mixedShare">The share of the remembered embedding, 0..1.</param>
    /// <param name="subCentres">Centres a class.</param>
    /// <param name="giveNorm">Whether <see cref="HeadOutput.FeatureNorm"/> is given.</param>
    public VariationalHead(
        int embeddingSize,
        int classes,
        long startIteration,
        long freshFor = 200,
        double mixedShare = 0.15,
        int subCentres = 1,
        bool giveNorm = false)
        : base(nameof(VariationalHead), embeddingSize, classes, subCentres, giveNorm)
    {
        (_startIteration, _freshFor, _mixedShare) = (startIteration, freshFor, mixedShare);
        register_buffer("iterations", torch.zeros([], torch.int64).DetachFromDisposeScope());
        register_buffer("remembered", GlorotNormal.Rows(classes, embeddingSize));
        register_buffer("remembered_at", torch.zeros(classes, torch.int64).DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public override HeadOutput forward(torch.Tensor input, Targets targets)
    {
        using var scope = torch.NewDisposeScope();
        var embeddings = input.to(Kernel.dtype);
        var unit = Normalise(embeddings, Epsilon);
        if (training) get_buffer("iterations")!.Count();
        var cosines = Cosines(unit, Mixed());
        if (training) Remember(unit.detach(), targets.Labels);
        return new(cosines.MoveToOuterDisposeScope(), targets, Norms(embeddings)?.MoveToOuterDisposeScope());
    }

    private torch.Tensor Mixed()
    {
        var centres = Normalise(Kernel, Epsilon);
        var now = get_buffer("iterations")!.item<long>();
        if (now <= _startIteration) return centres;
        // Classes that were never seen have 0 there, and noise for an embedding.
        var fresh = get_buffer("remembered_at")!.With(Math.Max(1, now - _freshFor), (at, oldest) => at.ge(oldest));
        var share = fresh.to(centres.dtype).Times(_mixedShare).repeat_interleave(SubCentres).unsqueeze(1);
        var remembered = get_buffer("remembered")!.repeat_interleave(SubCentres, 0);
        return Normalise((centres * share.neg().Plus(1.0)).Plus(remembered * share), Epsilon);
    }

    private void Remember(torch.Tensor unit, torch.Tensor labels)
    {
        get_buffer("remembered")!.index_copy_(0, labels, unit);
        get_buffer("remembered_at")!.index_copy_(0, labels, get_buffer("iterations")!.expand(labels.shape));
    }
}

using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>Cosines to the batch's own classes and a random share of the others (An et al. 2022, "Partial FC"), for
/// hundreds of thousands of classes. The gradient is that of the centres looked at, the others have none: optimizers leave them
/// and their momentum as they are. In evaluation mode all classes are looked at.</summary>
public sealed class SampledHead : CosineHead
{
    // 2^64 over the golden ratio: neighbouring seeds start far from each other.
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly int _sampled;
    private readonly long _seed;

    /// <summary>Makes random centres from torch's generator.</summary>
    /// <param name="embeddingSize">Elements of an embedding.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="rate">The share of the classes to look at, above 0 and at most 1. A batch with more classes than that
    /// looks at all of its own.</param>
    /// <param name="seed">Begins the draws; their number is part of the state.</param>
    /// <param name="subCentres">Centres a class.</param>
    /// <param name="giveNorm">Whether <see cref="HeadOutput.FeatureNorm"/> is given.</param>
    public SampledHead(int embeddingSize, int classes, double rate, long seed = 0, int subCentres = 1, bool giveNorm = false)
        : base(nameof(SampledHead), embeddingSize, classes, subCentres, giveNorm)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        (_sampled, _seed) = ((int)Math.Ceiling(rate * classes), seed);
        register_buffer("draws", torch.zeros([], torch.int64).DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public override HeadOutput forward(torch.Tensor input, Targets targets)
    {
        using var scope = torch.NewDisposeScope();
        var embeddings = input.to(Kernel.dtype);
        var norms = Norms(embeddings)?.MoveToOuterDisposeScope();
        if (!training) return new(Cosines(Normalise(embeddings), Normalise(Kernel)).MoveToOuterDisposeScope(), targets, norms);

        var own = targets.MixedLabels is { } mixed ? torch.cat([targets.Labels, mixed]) : targets.Labels;
        var classes = Draw(torch.unique(own).output);
        var centres = PickedRows.Of(Kernel, Rows(classes));
        var cosines = Cosines(Normalise(embeddings), Normalise(centres));
        var columns = targets with
        {
            Labels = torch.searchsorted(classes, targets.Labels).MoveToOuterDisposeScope(),
            MixedLabels = targets.MixedLabels is { } other ? torch.searchsorted(classes, other).MoveToOuterDisposeScope() : null,
        };
        return new(cosines.MoveToOuterDisposeScope(), columns, norms);
    }

    /// <summary>The classes to look at, ascending.</summary>
    private torch.Tensor Draw(torch.Tensor own)
    {
        var draws = get_buffer("draws")!;
        draws.Count();
        using var generator = new torch.Generator(unchecked((ulong)_seed * Golden + (ulong)draws.item<long>()));
        var chances = torch.rand(Classes, generator: generator).to(own.device).With(2, (values, certain) => values.index_fill_(0, own, certain));
        var count = (int)Math.Max(_sampled, own.shape[0]);
        return chances.topk(count, sorted: false).indexes.sort().Values;
    }

    private torch.Tensor Rows(torch.Tensor classes) => SubCentres == 1
        ? classes
        : classes.unsqueeze(1).Times((long)SubCentres).Plus(torch.tensor(Enumerable.Range(0, SubCentres).Select(each => (long)each).ToArray(), device: classes.device)).flatten();
}

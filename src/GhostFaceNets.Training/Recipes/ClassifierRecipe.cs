using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>The layer behind the backbone that tells classes apart.</summary>
public sealed record ClassifierRecipe
{
    /// <summary>How embeddings are compared with classes.</summary>
    public ClassifierKind Name { get; init; }

    /// <summary>The share of the classes to look at, for <c>sampled</c>.</summary>
    [Range(0.000_01, 1)]
    public double Rate { get; init; } = 0.1;

    /// <summary>Batches before anything is mixed in, for <c>variational</c>.</summary>
    [Range(0, 1_000_000_000)]
    public long Start { get; init; }

    /// <summary>Batches after which a remembered embedding is too old, for <c>variational</c>.</summary>
    [Range(1, 1_000_000_000)]
    public long FreshFor { get; init; } = 200;

    /// <summary>The share of the remembered embedding, for <c>variational</c>.</summary>
    [Range(0, 1)]
    public double MixedShare { get; init; } = 0.15;
}

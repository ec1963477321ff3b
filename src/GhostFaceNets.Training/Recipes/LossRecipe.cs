using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>A loss with its parameters. What is left out has the loss' published value; a key that the loss does not
/// have is an error.</summary>
public sealed record LossRecipe
{
    /// <summary>Its kind.</summary>
    public LossKind Name { get; init; }

    /// <summary>Multiplies the cosines; of AdaCos, the first scale.</summary>
    [Range(0.001, 10_000)]
    public double? Scale { get; init; }

    /// <summary>The margin; of MagFace, the smallest.</summary>
    [Range(0, 3)]
    public double? Margin { get; init; }

    /// <summary>The share of a target that is spread over all classes.</summary>
    [Range(0, 1)]
    public double LabelSmoothing { get; init; }

    /// <summary>Which rule of AirFace, MagFace or AdaCos.</summary>
    public LossForm Form { get; init; }

    /// <summary>ArcFace's m1, which multiplies the angle.</summary>
    [Range(0.1, 10)]
    public double? AngleFactor { get; init; }

    /// <summary>ArcFace's m3, which is taken off the cosine.</summary>
    [Range(0, 3)]
    public double? CosineMargin { get; init; }

    /// <summary>MagFace's largest margin.</summary>
    [Range(0, 3)]
    public double? LargestMargin { get; init; }

    /// <summary>The length of an embedding that MagFace gives the smallest margin.</summary>
    [Range(0.001, 10_000)]
    public double? ShortestNorm { get; init; }

    /// <summary>The length of an embedding that MagFace gives the largest margin.</summary>
    [Range(0.001, 10_000)]
    public double? LongestNorm { get; init; }

    /// <summary>The weight of MagFace's pull towards long embeddings.</summary>
    [Range(0, 10_000)]
    public double? Regularizer { get; init; }

    /// <summary>How strongly AdaFace's margin follows the quality.</summary>
    [Range(0, 100)]
    public double? Concentration { get; init; }

    /// <summary>The share that a batch has in AdaFace's running mean; of the automatic triplet margin, the share of the mean distance.</summary>
    [Range(0, 1)]
    public double? NewShare { get; init; }

    /// <summary>The power of margin softmax.</summary>
    [Range(0, 100)]
    public double? Power { get; init; }

    /// <summary>The factor of margin softmax.</summary>
    [Range(0, 100)]
    public double? Factor { get; init; }

    /// <summary>Whether margin softmax works on the scores instead of their softmax.</summary>
    public bool OnLogits { get; init; }

    /// <summary>How fast a centre follows its class.</summary>
    [Range(0, 1)]
    public double? Speed { get; init; }
}

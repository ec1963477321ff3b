using System.ComponentModel.DataAnnotations;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Training.Recipes;

/// <summary>The network: an architecture with its parameters, or a file to go on from.</summary>
public sealed record ModelRecipe
{
    /// <summary><c>ghostfacenetv1</c> or <c>ghostfacenetv2</c>.</summary>
    public string Architecture { get; init; } = "ghostfacenetv1";

    /// <summary>A model file or run folder whose backbone is trained on; the other keys but <see cref="Activation"/> are then not used,
    /// except that a .h5 file with weights only needs them to know its architecture.</summary>
    public string? From { get; init; }

    /// <summary>Multiplies the channels.</summary>
    [Range(0.1, 8)]
    public double Width { get; init; } = 1.3;

    /// <summary>The first convolution's stride.</summary>
    [Range(1, 2)]
    public int Stride { get; init; } = 2;

    /// <summary>Elements of an embedding.</summary>
    [Range(1, 65536)]
    public int Embedding { get; init; } = 512;

    /// <summary>Side of the square input in pixels.</summary>
    [Range(16, 1024)]
    public int InputSize { get; init; } = 112;

    /// <summary>How the last feature map becomes an embedding.</summary>
    public HeadKind Head { get; init; } = HeadKind.Gdc;

    /// <summary>What follows the batch norms. With <see cref="From"/>, <c>prelu</c> turns the file's ReLUs into PReLUs.</summary>
    public BackboneActivation Activation { get; init; } = BackboneActivation.PRelu;

    /// <summary>The share of values that is dropped before the embedding.</summary>
    [Range(0, 0.99)]
    public double Dropout { get; init; }
}

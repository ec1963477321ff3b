using System.ComponentModel.DataAnnotations;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Training.Recipes;

/// <summary>The network: an architecture with its parameters, or a file to go on from.</summary>
public sealed record ModelRecipe
{
    /// <summary><c>ghostfacenetv1</c> or <c>ghostfacenetv2</c>.</summary>
    public string Architecture { get; init; } = "ghostfacenetv1";

    /// <summary>A model file or run folder whose backbone is trained on. The other keys do not matter then, but for
    /// <see cref="Activation"/>, and for a .h5 file of weights alone, whose architecture they name.</summary>
    public string? From { get; init; }

    /// <summary>Whether <see cref="From"/> is a checkpoint or run folder that is gone on with whole: class centres and the
    /// states of losses and optimizer too, as far as they fit.</summary>
    public bool KeepHead { get; init; }

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

    /// <summary>What follows the batch norms; PReLU when left out. With <see cref="From"/>, <c>prelu</c> turns the file's
    /// ReLUs into PReLUs, and the file's own stay when it is left out.</summary>
    public BackboneActivation? Activation { get; init; }

    /// <summary>The share of values that is dropped before the embedding.</summary>
    [Range(0, 0.99)]
    public double Dropout { get; init; }
}

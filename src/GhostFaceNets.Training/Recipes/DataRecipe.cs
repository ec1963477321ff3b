using System.ComponentModel.DataAnnotations;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Recipes;

/// <summary>What to train on: a folder, packed records, a list or drawn people, one of the four.</summary>
public sealed record DataRecipe
{
    /// <summary>A folder with one folder of aligned pictures per person.</summary>
    public string? Folder { get; init; }

    /// <summary>A <c>.rec</c> file of aligned pictures, or a folder with one, read in place.</summary>
    public string? Records { get; init; }

    /// <summary>A <c>.npz</c> list of pictures with <c>image_names</c>, <c>image_classes</c> and perhaps a teacher's <c>embeddings</c>.</summary>
    public string? List { get; init; }

    /// <summary>What stands before the names of <see cref="List"/>; absolute names stay as they are.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>People drawn while training.</summary>
    public SyntheticRecipe? Synthetic { get; init; }

    /// <summary>A <c>.npz</c> file of a teacher's embeddings of these pictures, as <c>ghostface data distill</c> writes it.</summary>
    public string? Embeddings { get; init; }

    /// <summary>People with fewer pictures are left out.</summary>
    [Range(0, 1_000_000)]
    public int ImagesPerPerson { get; init; }

    /// <summary>How pictures come together in batches.</summary>
    public SamplingRecipe Sampling { get; init; } = new();

    /// <summary>What to do about a picture that cannot be read.</summary>
    public BrokenPicturePolicy BrokenPictures { get; init; }
}

using System.ComponentModel.DataAnnotations;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Recipes;

/// <summary>What to train on: a folder, packed records or drawn people, one of the three.</summary>
public sealed record DataRecipe
{
    /// <summary>A folder with one folder of aligned pictures per person.</summary>
    public string? Folder { get; init; }

    /// <summary>A <c>.rec</c> file of aligned pictures, or a folder with one, read in place.</summary>
    public string? Records { get; init; }

    /// <summary>People drawn while training.</summary>
    public SyntheticRecipe? Synthetic { get; init; }

    /// <summary>People with fewer pictures are left out.</summary>
    [Range(0, 1_000_000)]
    public int ImagesPerPerson { get; init; }

    /// <summary>What to do about a picture that cannot be read.</summary>
    public BrokenPicturePolicy BrokenPictures { get; init; }
}

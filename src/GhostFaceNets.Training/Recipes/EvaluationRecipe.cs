using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>A set of pairs to verify on.</summary>
public sealed record EvaluationRecipe
{
    /// <summary>A verification .bin file of aligned faces.</summary>
    [Required]
    public string Bin { get; init; } = "";

    /// <summary>The set's name in history and progress; the file's name without its ending when left out.</summary>
    public string? Name { get; init; }

    /// <summary><see cref="Name"/>, or what stands for it.</summary>
    public string Title => Name ?? Path.GetFileNameWithoutExtension(Bin);
}

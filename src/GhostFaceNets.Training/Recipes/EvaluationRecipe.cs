namespace GhostFaceNets.Training.Recipes;

/// <summary>A set of pairs to verify on: a .bin file, or a list of pairs with a folder; the faces in either are aligned.</summary>
public sealed record EvaluationRecipe
{
    /// <summary>A verification .bin file.</summary>
    public string? Bin { get; init; }

    /// <summary>A list of pairs in LFW's form.</summary>
    public string? Pairs { get; init; }

    /// <summary>The folder of person folders that <see cref="Pairs"/> speaks of.</summary>
    public string? Images { get; init; }

    /// <summary>The set's name in history and progress; the file's name without its ending when left out.</summary>
    public string? Name { get; init; }

    /// <summary><see cref="Name"/>, or what stands for it.</summary>
    public string Title => Name ?? Path.GetFileNameWithoutExtension(Bin ?? Pairs)!;
}

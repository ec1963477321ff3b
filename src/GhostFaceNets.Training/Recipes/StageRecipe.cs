using System.ComponentModel.DataAnnotations;

namespace GhostFaceNets.Training.Recipes;

/// <summary>A stage of a run: one loss for some epochs.</summary>
public sealed record StageRecipe
{
    /// <summary>What is minimised.</summary>
    [Required]
    public LossRecipe Loss { get; init; } = new();

    /// <summary>How long.</summary>
    [Required, Range(1, 100_000)]
    public int Epochs { get; init; } = 1;

    /// <summary>Whether the backbone stays as it is and only the class centres learn: lets the centres of new people find
    /// their places before they pull at a trained backbone. The schedule begins anew for such a stage, and goes on behind
    /// it as if it had not been.</summary>
    public bool HeadOnly { get; init; }

    /// <summary>Another optimizer from here on; the one before goes on with its state when left out.</summary>
    public OptimizerRecipe? Optimizer { get; init; }

    /// <summary>Multiplies <see cref="Loss"/>.</summary>
    [Range(0.000_001, 10_000)]
    public double LossWeight { get; init; } = 1;

    /// <summary>Centres of a class in the head; the nearest one counts. More than one for data with wrong labels.</summary>
    [Range(1, 100)]
    public int SubCentres { get; init; } = 1;

    /// <summary>Adds a pull to the running mean of the class: <c>center</c> or <c>centercosine</c>.</summary>
    public AttachedRecipe? Center { get; init; }

    /// <summary>Adds a comparison inside the batch: one of the <c>triplet…</c> losses, <c>triplethard</c> unless named.</summary>
    public AttachedRecipe? Triplet { get; init; }

    /// <summary>Adds a pull to the teacher's embedding, <c>distillcosine</c> or <c>distilleuclidean</c>, or to its class
    /// probabilities, <c>distillkl</c>.</summary>
    public AttachedRecipe? Distill { get; init; }

    /// <summary>The margin of the attached triplet loss, where that names none itself.</summary>
    [Range(0, 3)]
    public double Alpha { get; init; } = 0.35;

    /// <summary>The attached losses by the key that names them, those of weight 0 left out.</summary>
    internal IEnumerable<(string Key, double Weight, LossRecipe Loss)> Attached =>
        new (string Key, AttachedRecipe? Recipe, LossRecipe Loss)[]
        {
            ("center", Center, new() { Name = LossKind.Center }),
            ("triplet", Triplet, new() { Name = LossKind.TripletHard }),
            ("distill", Distill, new() { Name = LossKind.DistillCosine }),
        }
        .Where(each => each.Recipe is { Weight: > 0 })
        .Select(each => (each.Key, each.Recipe!.Weight, WithAlpha(each.Recipe.Loss ?? each.Loss)));

    /// <summary>The stage's loss and those attached to it.</summary>
    internal IEnumerable<LossRecipe> Losses => Attached.Select(each => each.Loss).Append(Loss);

    private LossRecipe WithAlpha(LossRecipe loss) =>
        loss.Name.IsTriplet() && loss.Name != LossKind.TripletAuto ? loss with { Margin = loss.Margin ?? Alpha } : loss;
}

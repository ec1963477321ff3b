using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>Makes the losses that a recipe names.</summary>
internal static class RecipeLosses
{
    /// <summary>A loss over the scores of a head.</summary>
    public static ClassificationLoss Classification(LossRecipe recipe, int classes)
    {
        var (scale, smoothing) = (recipe.Scale ?? 64, recipe.LabelSmoothing);
        return recipe.Name switch
        {
            LossKind.Arcface => new ArcFace(recipe.AngleFactor ?? 1, recipe.Margin ?? 0.5, recipe.CosineMargin ?? 0, scale, smoothing),
            LossKind.ArcfaceSimple => new ArcFaceSimple(recipe.Margin ?? 0.5, scale, smoothing),
            LossKind.Cosface => new CosFace(recipe.Margin ?? 0.35, scale, smoothing),
            LossKind.Airface => new AirFace(
                recipe.Margin ?? 0.4, scale, smoothing, recipe.Form is LossForm.Reference ? AirFaceForm.TrueClassOnly : AirFaceForm.AllClasses),
            LossKind.Magface => new MagFace(
                recipe.ShortestNorm ?? MagFace.ShortestNorm,
                recipe.LongestNorm ?? MagFace.LongestNorm,
                recipe.Margin ?? 0.45,
                recipe.LargestMargin ?? 0.8,
                scale,
                recipe.Regularizer ?? 35,
                MarginOf(recipe.Form),
                smoothing),
            LossKind.Adaface => new AdaFace(recipe.Margin ?? 0.4, recipe.Concentration ?? 0.333, recipe.NewShare ?? 0.01, scale, smoothing),
            LossKind.Curricularface => new CurricularFace(recipe.Margin ?? 0.5, scale, smoothing),
            LossKind.Adacos => new AdaCos(
                classes,
                recipe.Scale,
                labelSmoothing: smoothing,
                median: recipe.Form is LossForm.Reference ? AdaCosMedian.BeforeMiddle : AdaCosMedian.Middle),
            LossKind.MarginSoftmax => new MarginSoftmax(recipe.Power ?? 2, recipe.Factor ?? 0.4, recipe.Scale ?? 1, recipe.OnLogits, smoothing),
            LossKind.Softmax => new SoftmaxLoss(smoothing),
            _ => throw Unknown(recipe),
        };
    }

    /// <summary>A loss over the embeddings of a batch.</summary>
    public static EmbeddingLoss Embedding(LossRecipe recipe, int classes, int embeddingSize)
    {
        var margin = recipe.Margin ?? 0.35;
        return recipe.Name switch
        {
            LossKind.TripletHard => new TripletBatchHard(margin),
            LossKind.TripletAll => new TripletBatchAll(margin),
            LossKind.TripletEuclidean => new TripletBatchHardEuclidean(margin),
            LossKind.TripletAuto => new TripletBatchHardAutoMargin(recipe.NewShare ?? 0.1, recipe.Margin ?? 1),
            LossKind.TripletArc => new TripletBatchHardArc(margin),
            LossKind.TripletOffline => new TripletOffline(margin),
            LossKind.TripletOfflineArc => new TripletOfflineArc(margin),
            LossKind.Center => new CenterLoss(classes, embeddingSize, recipe.Speed ?? 0.5),
            LossKind.CenterCosine => new CenterCosineLoss(classes, embeddingSize, recipe.Speed ?? 0.5),
            _ => throw Unknown(recipe),
        };
    }

    /// <summary>A loss between embeddings, or class scores, and a teacher's.</summary>
    public static DistillationLoss Distillation(LossRecipe recipe) => recipe.Name switch
    {
        LossKind.DistillCosine => new DistillationCosine(),
        LossKind.DistillEuclidean => new DistillationEuclidean(),
        LossKind.DistillKl => new DistillationDivergence(recipe.Scale ?? 10),
        _ => throw Unknown(recipe),
    };

    private static MagFaceMargin MarginOf(LossForm form) => form switch
    {
        LossForm.Reference => MagFaceMargin.ArcOrPlain,
        LossForm.Cosine => MagFaceMargin.Cosine,
        _ => MagFaceMargin.Arc,
    };

    private static NotSupportedException Unknown(LossRecipe recipe) => new($"The loss '{recipe.Name}' cannot be trained with here.");
}

using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>What the loss of a stage wants of its head. Heads of the same layout are the same head.</summary>
/// <param name="Classifier">How embeddings are compared with classes.</param>
/// <param name="Parts">Parts that the classes are cut into; 1 for all together.</param>
/// <param name="Logits">Whether scores are unbounded instead of cosines.</param>
/// <param name="Norm">Whether the lengths of the embeddings go along.</param>
/// <param name="SubCentres">Centres a class.</param>
internal sealed record HeadLayout(ClassifierRecipe Classifier, int Parts, bool Logits, bool Norm, int SubCentres)
{
    /// <summary>The layout in a stage: that of the last loss with a head up to there; null where there was none.</summary>
    public static HeadLayout? Of(Recipe recipe, int stage) =>
        recipe.Stages.Take(stage + 1).LastOrDefault(each => each.Loss.Name.NeedsHead()) is { } last ? Of(recipe, last) : null;

    private static HeadLayout Of(Recipe recipe, StageRecipe stage) => new(
        recipe.Classifier,
        recipe.Data.Sampling.Name is SamplingKind.Parts ? recipe.Data.Sampling.Parts : 1,
        stage.Loss.Name is LossKind.Softmax or LossKind.MarginSoftmax,
        stage.Loss.Name is LossKind.Magface or LossKind.Adaface,
        stage.SubCentres);

    /// <summary>A random head.</summary>
    public ClassificationHead Make(int embeddingSize, int classes, long seed)
    {
        if (Logits) return new DenseHead(embeddingSize, classes);
        if (Parts > 1) return new SplitHead(embeddingSize, classes, Parts, SubCentres, Norm);
        return Classifier.Name switch
        {
            ClassifierKind.Sampled => new SampledHead(embeddingSize, classes, Classifier.Rate, seed, SubCentres, Norm),
            ClassifierKind.Variational => new VariationalHead(
                embeddingSize, classes, Classifier.Start, Classifier.FreshFor, Classifier.MixedShare, SubCentres, Norm),
            _ => new NormalizedHead(embeddingSize, classes, SubCentres, Norm),
        };
    }
}

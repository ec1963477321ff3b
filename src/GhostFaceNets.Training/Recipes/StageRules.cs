using GhostFaceNets.Training.Losses;

namespace GhostFaceNets.Training.Recipes;

/// <summary>What must hold for the stages of a recipe.</summary>
internal static class StageRules
{
    private static readonly LossRecipe s_plain = new();

    /// <summary>Checks all stages.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="demand">Called with what must hold and the problem where it does not.</param>
    public static void Check(Recipe recipe, Action<bool, string> demand)
    {
        demand(recipe.Teacher is null || recipe.Data.Embeddings is null, "'teacher' and 'data.embeddings' are two teachers; name one.");
        CheckSchedule(recipe.Schedule, demand);
        for (var i = 0; i < recipe.Stages.Count; i++)
        {
            var (stage, key) = (recipe.Stages[i], $"stages.{i}");
            CheckLoss(stage.Loss, $"{key}.loss", demand);
            demand(stage.Loss.Name.NeedsHead() || !stage.HeadOnly, $"'{key}.head_only' needs a loss with a head; '{Word(stage.Loss)}' has none.");
            demand(
                stage.SubCentres == 1 || (stage.Loss.Name.NeedsHead() && !IsLogits(stage.Loss)),
                $"'{key}.sub_centres' needs a loss over cosines; '{Word(stage.Loss)}' is none.");
            demand(
                recipe.Classifier.Name is ClassifierKind.Full || !IsLogits(stage.Loss),
                $"'classifier' must be 'full' for '{Word(stage.Loss)}' in '{key}'.");
            CheckScores(recipe, stage, key, demand);
            demand(
                recipe.Data.Sampling.Name is not SamplingKind.Parts || (recipe.Classifier.Name is ClassifierKind.Full && !IsLogits(stage.Loss)),
                $"'data.sampling.name: parts' needs a full 'classifier' and a loss over cosines; '{Word(stage.Loss)}' in '{key}' or the classifier is none.");
            CheckAttached(stage.Center, "center", LossFamilies.IsCenter, key, demand);
            CheckAttached(stage.Triplet, "triplet", LossFamilies.IsTriplet, key, demand);
            CheckAttached(stage.Distill, "distill", LossFamilies.IsDistillation, key, demand);
            CheckTriplets(recipe.Data.Sampling.Name, stage, key, demand);
            demand(
                recipe.Augmentation.Mixup == 0 || stage.Losses.All(loss => TakesMixtures(recipe, loss.Name)),
                $"'augmentation.mixup' does not go with the losses of '{key}'.");
            CheckOptimizer(stage.Optimizer, $"{key}.optimizer", recipe, demand);
        }

        CheckOptimizer(recipe.Optimizer, "optimizer", recipe, demand);
    }

    private static void CheckSchedule(ScheduleRecipe schedule, Action<bool, string> demand)
    {
        var listed = schedule.Name is ScheduleKind.Listed;
        demand(schedule.Epochs.Count > 0 == listed, "'schedule.epochs' goes with 'schedule.name: listed', which needs it.");
        demand(!listed || schedule.Decay is not null, "'schedule.decay', the factor at each listed epoch, is missing.");
    }

    private static void CheckLoss(LossRecipe loss, string key, Action<bool, string> demand)
    {
        var known = LossFamilies.KeysOf(loss.Name);
        foreach (var property in RecipeBinder.KeysOf(typeof(LossRecipe)).Where(property => property.Name != nameof(LossRecipe.Name)))
        {
            var isGiven = !Equals(property.GetValue(loss), property.GetValue(s_plain));
            var name = RecipeBinder.KeyOf(property);
            var takes = known.Count == 0 ? "none" : string.Join(", ", known);
            demand(!isGiven || known.Contains(name), $"'{key}.{name}' is no key of '{Word(loss)}'; it takes {takes}.");
        }

        demand(
            !loss.OnLogits || double.IsInteger(loss.Power ?? 2),
            $"'{key}.power' must be a whole number with 'on_logits': scores may be negative.");
        var (shortest, longest) = (loss.ShortestNorm ?? MagFace.ShortestNorm, loss.LongestNorm ?? MagFace.LongestNorm);
        demand(longest > shortest, FormattableString.Invariant($"'{key}.longest_norm' must be above 'shortest_norm': {longest} is not above {shortest}."));
        demand(
            loss.Form is not LossForm.Cosine || loss.Name is LossKind.Magface, $"'{key}.form' is 'cosine', which only 'magface' has.");
    }

    // Scores are compared class by class, so both sides must look at all of them, and as cosines.
    private static void CheckScores(Recipe recipe, StageRecipe stage, string key, Action<bool, string> demand)
    {
        if (!stage.Losses.Any(loss => loss.Name.ComparesScores())) return;
        const string name = "distillkl";
        demand(recipe.Teacher is not null, $"'{name}' of '{key}' needs 'teacher', a run folder or checkpoint with class centres.");
        demand(
            recipe.Classifier.Name is ClassifierKind.Full && recipe.Data.Sampling.Name is not SamplingKind.Parts,
            $"'{name}' of '{key}' compares all classes: 'classifier' must be 'full', and 'data.sampling.name' not 'parts'.");
        demand(
            stage.Loss.Name.NeedsHead() && !IsLogits(stage.Loss),
            $"'{key}.distill.loss' is '{name}', which needs a loss over cosines; '{Word(stage.Loss)}' is none.");
    }

    private static void CheckTriplets(SamplingKind sampling, StageRecipe stage, string key, Action<bool, string> demand)
    {
        var triplets = stage.Losses.Where(loss => loss.Name.IsTriplet()).ToArray();
        demand(
            sampling is SamplingKind.Groups || triplets.All(loss => loss.Name.IsMined()),
            $"the triplet loss of '{key}' needs 'data.sampling.name: groups'.");
        demand(
            sampling is SamplingKind.Mined || !triplets.Any(loss => loss.Name.IsMined()),
            $"the offline triplet loss of '{key}' needs 'data.sampling.name: mined'.");
    }

    private static void CheckAttached(AttachedRecipe? attached, string name, Func<LossKind, bool> fits, string key, Action<bool, string> demand)
    {
        if (attached?.Loss is not { } loss) return;
        demand(fits(loss.Name), $"'{key}.{name}.loss' is '{Word(loss)}', which is of another kind.");
        CheckLoss(loss, $"{key}.{name}.loss", demand);
    }

    private static void CheckOptimizer(OptimizerRecipe? optimizer, string key, Recipe recipe, Action<bool, string> demand)
    {
        if (optimizer is null) return;
        demand(
            optimizer.Decay == 0 || optimizer.Name is not (OptimizerKind.Sgd or OptimizerKind.Adam),
            $"'{key}.decay' is decoupled decay, which '{RecipeBinder.WordOf(optimizer.Name)}' does not have; name sgdw or adamw, or use 'weight_decay'.");
        demand(
            optimizer.Sam == 0 || (recipe.Gradients.Accumulate == 1 && recipe.Classifier.Name is ClassifierKind.Full),
            $"'{key}.sam' goes neither with 'gradients.accumulate' nor with 'classifier'.");
    }

    private static bool TakesMixtures(Recipe recipe, LossKind kind) => kind.IsDistillation()
        ? recipe.Teacher is not null
        : kind.NeedsHead() && kind is not LossKind.Curricularface;

    private static bool IsLogits(LossRecipe loss) => loss.Name is LossKind.Softmax or LossKind.MarginSoftmax;

    private static string Word(LossRecipe loss) => RecipeBinder.WordOf(loss.Name);
}

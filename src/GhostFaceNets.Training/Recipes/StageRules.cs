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
            demand(
                recipe.Data.Sampling.Name is not SamplingKind.Parts || (recipe.Classifier.Name is ClassifierKind.Full && !IsLogits(stage.Loss)),
                $"'data.sampling.name: parts' needs a full 'classifier' and a loss over cosines; '{Word(stage.Loss)}' in '{key}' or the classifier is none.");
            CheckAttached(stage.Center, "center", LossFamilies.IsCenter, key, demand);
            CheckAttached(stage.Triplet, "triplet", LossFamilies.IsTriplet, key, demand);
            CheckAttached(stage.Distill, "distill", LossFamilies.IsDistillation, key, demand);
            var losses = stage.Attached.Select(each => each.Loss).Append(stage.Loss).ToArray();
            demand(
                recipe.Data.Sampling.Name is SamplingKind.Groups || !losses.Any(loss => loss.Name.IsTriplet()),
                $"the triplet loss of '{key}' needs 'data.sampling.name: groups'.");
            demand(
                recipe.Augmentation.Mixup == 0 || losses.All(loss => TakesMixtures(recipe, loss.Name)),
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
            loss.Form is not LossForm.Cosine || loss.Name is LossKind.Magface, $"'{key}.form' is 'cosine', which only 'magface' has.");
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

    private static bool TakesMixtures(Recipe recipe, LossKind kind) => kind.NeedsHead()
        ? kind is not LossKind.Curricularface
        : kind.IsDistillation() && recipe.Teacher is not null;

    private static bool IsLogits(LossRecipe loss) => loss.Name is LossKind.Softmax or LossKind.MarginSoftmax;

    private static string Word(LossRecipe loss) => RecipeBinder.WordOf(loss.Name);
}

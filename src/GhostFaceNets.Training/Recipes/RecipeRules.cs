namespace GhostFaceNets.Training.Recipes;

/// <summary>What must hold between the keys of a recipe.</summary>
internal static class RecipeRules
{
    /// <summary>Checks a recipe.</summary>
    /// <exception cref="BadDataException">A rule is broken; names the keys.</exception>
    public static void Check(string file, Recipe recipe)
    {
        void Demand(bool holds, string problem)
        {
            if (!holds) throw new BadDataException(file, problem);
        }

        var data = recipe.Data;
        Demand(
            new object?[] { data.Folder, data.Records, data.List, data.Synthetic }.Count(source => source is not null) == 1,
            "'data' takes either 'folder', 'records', 'list' or 'synthetic'.");
        Demand(
            data.Synthetic is not { } drawn || (long)drawn.People * drawn.Images <= int.MaxValue,
            $"'data.synthetic' has more pictures than can be counted, {int.MaxValue}; lower 'people' or 'images'.");
        Demand(
            data.Sampling.Name is not SamplingKind.Groups || (recipe.BatchSize % data.Sampling.GroupSize == 0 && recipe.BatchSize > data.Sampling.GroupSize),
            "'batch_size' must hold two whole groups of 'data.sampling.group_size' pictures or more, and nothing beside.");
        Demand(
            data.Sampling.Name is not SamplingKind.Mined || recipe.BatchSize % 3 == 0,
            "'batch_size' must be a multiple of 3 with 'data.sampling.name: mined': batches hold whole triplets.");
        Demand(
            data.Sampling.Samples == 0 || (data.Sampling.Name is SamplingKind.Mined && data.Sampling.Samples >= recipe.BatchSize),
            "'data.sampling.samples' goes with 'data.sampling.name: mined', and holds a batch at least.");
        Demand(recipe.Stages.Count > 0, "'stages' is empty; a run needs one stage at least.");
        Demand(recipe.Schedule.Base > 0, "'schedule.base' is 0, at which nothing is learnt.");
        Demand(recipe.Schedule.Minimum <= recipe.Schedule.Base, "'schedule.minimum' is above 'schedule.base'.");
        var augmentation = recipe.Augmentation;
        Demand(data.Embeddings is null || augmentation.Mixup == 0, "'augmentation.mixup' mixes pictures, of which 'data.embeddings' holds nothing.");
        Demand(
            augmentation.Level == 0 || augmentation.Policy == AugmentationPolicy.None, "'augmentation' takes either 'level' or 'policy'.");
        Demand(!recipe.Model.KeepHead || recipe.Model.From is not null, "'model.keep_head' needs 'model.from', a checkpoint or run folder.");
        StageRules.Check(recipe, Demand);
        for (var i = 0; i < recipe.Evaluation.Count; i++)
        {
            var set = recipe.Evaluation[i];
            Demand(
                set.Bin is null == (set.Pairs is not null && set.Images is not null) && set.Pairs is null == set.Images is null,
                $"'evaluation.{i}' takes either 'bin', or 'pairs' and 'images'.");
            Demand(
                recipe.Evaluation.Take(i).All(other => other.Title != set.Title),
                $"'evaluation.{i}' is called '{set.Title}' like one before it; give it a 'name'.");
            Demand(!HistoryLists.IsOfTraining(set.Title), $"'evaluation.{i}' is called '{set.Title}' like what the history tells of training; give it another 'name'.");
        }
    }
}

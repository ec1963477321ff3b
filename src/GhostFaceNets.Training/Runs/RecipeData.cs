using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>Opens the data set that a recipe names.</summary>
internal static class RecipeData
{
    /// <summary>Opens it, with a teacher's embeddings where the recipe names them.</summary>
    /// <exception cref="BadDataException">It is absent or damaged, or too few people are left.</exception>
    public static IFaceSource Source(DataRecipe data)
    {
        var source = Pictures(data);
        return data.Embeddings is { } file ? new TaughtSource(source, file) : source;
    }

    /// <summary>The order of its pictures; for one loader only.</summary>
    /// <exception cref="BadDataException">Too few people have enough pictures, or there are too few for a batch.</exception>
    public static IBatchSampler Sampler(Recipe recipe, IFaceSource source)
    {
        var (sampling, size, seed) = (recipe.Data.Sampling, recipe.BatchSize, recipe.Seed);
        if (source.Count < size)
        {
            throw new BadDataException(source.Name, $"{source.Count} pictures do not fill one batch of {size}; lower batch_size.");
        }

        return sampling.Name switch
        {
            SamplingKind.Pictures => new EpochSampler(source.Count, size, seed),
            SamplingKind.Groups => new GroupSampler(source, sampling.GroupSize, size, seed),
            SamplingKind.Parts => new PartSampler(source, sampling.Parts, size, seed),
            _ => throw new NotSupportedException($"Pictures cannot be sampled by '{sampling.Name}'."),
        };
    }

    private static IFaceSource Pictures(DataRecipe data) => data switch
    {
        { Folder: { } folder } => FolderSource.Open(folder, data.ImagesPerPerson),
        { Records: { } records } => RecordSource.Open(records, data.ImagesPerPerson),
        { List: { } list } => ListSource.Open(list, data.Prefix, data.ImagesPerPerson),
        { Synthetic: { } drawn } => new SyntheticSource(drawn.People, drawn.Images, drawn.Seed),
        _ => throw new ArgumentException("The recipe names no data.", nameof(data)),
    };
}

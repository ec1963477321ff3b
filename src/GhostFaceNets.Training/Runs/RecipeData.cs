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

    /// <summary>Finds the triplets of an epoch; null unless the recipe has them mined.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="source">The data set.</param>
    /// <param name="options">How its pictures are read.</param>
    /// <exception cref="BadDataException">Too few people have enough pictures, or their triplets do not fill a batch.</exception>
    public static TripletMiner? Miner(Recipe recipe, IFaceSource source, LoaderOptions options)
    {
        if (recipe.Data.Sampling.Name is not SamplingKind.Mined) return null;
        var miner = new TripletMiner(source, options, recipe.Data.Sampling.Samples);
        var triplets = miner.Anchors;
        return 3 * triplets >= recipe.BatchSize
            ? miner
            : throw new BadDataException(source.Name, $"{triplets} triplets do not fill one batch of {recipe.BatchSize} pictures; lower batch_size.");
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

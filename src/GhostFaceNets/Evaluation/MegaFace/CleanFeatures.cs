namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>Writes the embeddings without noise as files, for the devkit.</summary>
public static class CleanFeatures
{
    /// <summary>Writes FaceScrub's: <see cref="NoiseRemoval.Probes(Recognition.Embeddings, IReadOnlyList{string}, NoiseLists, int)"/>.</summary>
    /// <exception cref="BadDataException">An embedding is missing or broken, or a person has no clean picture.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void WriteFaceScrub(
        IReadOnlyList<string> pictures, FeatureFolder source, FeatureFolder target, NoiseLists noises, int seed = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var clean = NoiseRemoval.Probes(FeatureReading.All(source, pictures, cancellation), pictures, noises, seed);
        EachFile.Do(pictures.Count, i => FeatureFile.Write(target.PathOf(pictures[i]), clean[i]), cancellation);
    }

    /// <summary>Writes the distractors', with the component that carries the listed away.</summary>
    /// <param name="pictures">The distractors.</param>
    /// <param name="source">Their embeddings.</param>
    /// <param name="target">Where the files go.</param>
    /// <param name="noises">Which are carried away.</param>
    /// <param name="progress">Hears how many are written.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="BadDataException">An embedding is missing or broken.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void WriteDistractors(
        IReadOnlyList<string> pictures, FeatureFolder source, FeatureFolder target, NoiseLists noises, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var size = FeatureFile.Read(source.PathOf(pictures[0])).Length;
        var done = 0;
        foreach (var part in FeatureReading.Parts(source, pictures, size, noises, cancellation))
        {
            var first = done;
            EachFile.Do(part.Count, i => FeatureFile.Write(target.PathOf(pictures[first + i]), part[i]), cancellation);
            done += part.Count;
            progress?.Report(done);
        }
    }
}

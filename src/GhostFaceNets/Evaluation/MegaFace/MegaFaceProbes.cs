using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>What is searched with: pictures of FaceScrub, their people and embeddings.</summary>
/// <param name="Pictures">Person and file, with <c>/</c>.</param>
/// <param name="Persons">For each a number for its person.</param>
/// <param name="Embeddings">For each its embedding.</param>
public sealed record MegaFaceProbes(IReadOnlyList<string> Pictures, IReadOnlyList<int> Persons, Embeddings Embeddings)
{
    /// <summary>Reads the probes of the devkit's list, or all of FaceScrub's list where there is none.</summary>
    /// <param name="layout">Where the lists lie.</param>
    /// <param name="features">Where the embeddings lie.</param>
    /// <param name="noises">If not null, listed pictures are replaced: <see cref="NoiseRemoval"/>.</param>
    /// <param name="seed">Chooses the random vectors of what is replaced.</param>
    /// <param name="leftOut">Pictures that are left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BadDataException">A list or an embedding is not what it should be, or no person has two pictures.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static MegaFaceProbes Read(
        MegaFaceLayout layout, FeatureFolder features, NoiseLists? noises = null, int seed = 0, IReadOnlySet<string>? leftOut = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        string[] all = [.. PictureList.Read(layout.FaceScrubList, PictureList.FaceScrubParts).Where(IsThere)];
        var list = Path.Combine(layout.TemplateLists, DevkitLists.ProbesName);
        var (pictures, persons) = File.Exists(list) ? DevkitLists.ReadProbes(list) : (all, [.. all.Select(NoiseRemoval.PersonOf)]);
        (string Picture, string Person)[] kept = [.. pictures.Zip(persons).Where(probe => IsThere(probe.First))];
        var numbers = kept.Select(probe => probe.Person).Distinct().Index().ToDictionary(person => person.Item, person => person.Index);
        if (numbers.Count == kept.Length) throw new BadDataException(File.Exists(list) ? list : layout.FaceScrubList, "no person has two pictures, one to search with and one to be found.");
        var embeddings = FeatureReading.All(features, all, cancellation);
        if (noises is not null) embeddings = NoiseRemoval.Probes(embeddings, all, noises, seed);
        var places = all.Index().ToDictionary(picture => picture.Item, picture => picture.Index, StringComparer.Ordinal);
        var values = new float[checked(kept.Length * embeddings.Size)];
        for (var i = 0; i < kept.Length; i++)
        {
            var place = places.TryGetValue(kept[i].Picture, out var found) ? found : throw new BadDataException(list, $"it names '{kept[i].Picture}', which {layout.FaceScrubList} does not.");
            embeddings[place].CopyTo(values.AsSpan(i * embeddings.Size));
        }

        return new([.. kept.Select(probe => probe.Picture)], [.. kept.Select(probe => numbers[probe.Person])], new(kept.Length, embeddings.Size, values));

        bool IsThere(string picture) => leftOut is null || !leftOut.Contains(picture);
    }
}

using GhostFaceNets.Recognition;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>The refined protocol: embeddings of listed pictures are made harmless, so that the numbers of pictures stay what they were. Each embedding
/// gets one component more (insightface, <c>remove_noises.py</c>).</summary>
public static class NoiseRemoval
{
    /// <summary>The extra component of a listed distractor, which carries it away from every probe.</summary>
    public const float Away = 100;

    private const float Range = 0.001f;

    /// <summary>A person's embeddings with those of listed pictures replaced by the direction of the sum of the others and a tiny random vector.</summary>
    /// <param name="embeddings">Of each picture; as they are in their files.</param>
    /// <param name="pictures">For each its name: person and file, with <c>/</c>.</param>
    /// <param name="noises">The lists.</param>
    /// <param name="seed">Chooses the random vectors.</param>
    /// <returns>Embeddings of one component more, which is 0.</returns>
    /// <exception cref="BadDataException">All pictures of a person are listed; the error names the person as its file.</exception>
    public static Embeddings Probes(Embeddings embeddings, IReadOnlyList<string> pictures, NoiseLists noises, int seed = 0)
    {
        var random = new Random(seed);
        return Probes(embeddings, pictures, noises, (_, _) => (random.NextSingle() * 2 - 1) * Range);
    }

    /// <summary>The same with random numbers of the caller's, for each picture and component.</summary>
    internal static Embeddings Probes(Embeddings embeddings, IReadOnlyList<string> pictures, NoiseLists noises, Func<int, int, float> random)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(noises);
        var size = embeddings.Size;
        var sums = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var clean = new Embeddings(embeddings.Count, size + 1, new float[checked(embeddings.Count * (size + 1))]);
        for (var i = 0; i < embeddings.Count; i++)
        {
            if (noises.HasPerson(pictures[i])) continue;
            embeddings[i].CopyTo(clean.Values.AsSpan(i * (size + 1)));
            if (!sums.TryGetValue(PersonOf(pictures[i]), out var sum)) sums[PersonOf(pictures[i])] = sum = new float[size];
            for (var at = 0; at < size; at++) sum[at] += embeddings[i][at];
        }

        for (var i = 0; i < embeddings.Count; i++)
        {
            if (!noises.HasPerson(pictures[i])) continue;
            if (!sums.TryGetValue(PersonOf(pictures[i]), out var sum))
            {
                throw new BadDataException(pictures[i], "all pictures of this person are listed as noise; none is left to stand for them.");
            }

            var replaced = Cosine.Normalize(new(1, size, [.. sum.Select((value, at) => value + random(i, at))]));
            replaced.Values.CopyTo(clean.Values.AsSpan(i * (size + 1)));
        }

        return clean;
    }

    /// <summary>The person that a picture's path names.</summary>
    internal static string PersonOf(string picture) => picture[..picture.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The extra component of a distractor.</summary>
    internal static float Extra(string picture, NoiseLists noises) => noises.HasDistractor(picture) ? Away : 0;
}

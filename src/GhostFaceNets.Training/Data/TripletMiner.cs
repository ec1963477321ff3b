using System.Runtime.ExceptionServices;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Data;

/// <summary>Finds the hardest triplets of a data set: for each picture the least similar one of the same person and the
/// most similar one of another, by the embeddings that the network gives now, without augmentation.</summary>
/// <param name="source">The data set; people with fewer than four pictures do not take part.</param>
/// <param name="options">Size of the pictures, and what to do about broken ones: when skipped, they do not take part.</param>
/// <param name="samples">Pictures to look at in an epoch, in whole groups of four of one person; 0 for all.</param>
public sealed class TripletMiner(IFaceSource source, LoaderOptions options, int samples = 0)
{
    /// <summary>Pictures that a person must have, and of which a sample takes whole groups.</summary>
    internal const int GroupSize = 4;

    private const int BatchSize = 64;
    private const int CosinesAtOnce = 1 << 24;
    private readonly PersonGroups _people = new(source, GroupSize);
    private readonly PictureReader _reader = new(source, options.InputSize, options.BrokenPictures);

    /// <summary>Pictures that an epoch looks at; one triplet each, unless it is broken or its sample lacks a positive or a negative.</summary>
    public int Anchors => samples == 0 ? _people.Pictures.Count() : Math.Min(samples / GroupSize, _people.Count) * GroupSize;

    /// <summary>What is wrong with each picture that was skipped so far.</summary>
    public IReadOnlyList<string> Broken => _reader.Broken;

    /// <summary>Mines.</summary>
    /// <param name="epoch">Decides which pictures a sample takes.</param>
    /// <param name="embed">Turns <c>count</c> normalised pictures <c>(count, 3, S, S)</c> into embeddings, one behind the other.</param>
    /// <param name="cancellation">Ends the mining.</param>
    /// <returns>Indices into the data set: anchor, positive, negative of each anchor that has both.</returns>
    /// <exception cref="BadDataException">A picture is broken and the policy is to stop.</exception>
    public int[] Mine(int epoch, Func<float[], int, float[]> embed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(embed);
        int[] pictures = samples == 0
            ? [.. _people.Pictures]
            : [.. _people.Order(RandomDraws.OfEpoch(options.Seed, epoch)).Take(samples / GroupSize * GroupSize)];
        var (kept, embeddings) = Embed(pictures, embed, cancellation);
        return kept.Length == 0 ? [] : Hardest(kept, embeddings);
    }

    private (int[] Kept, Embeddings Embeddings) Embed(int[] pictures, Func<float[], int, float[]> embed, CancellationToken cancellation)
    {
        var length = 3 * options.InputSize * options.InputSize;
        var (kept, values) = (new List<int>(), new List<float>());
        foreach (var batch in pictures.Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            var read = Read(batch, cancellation);
            int[] whole = [.. Enumerable.Range(0, batch.Length).Where(place => read[place] is not null)];
            var planes = new float[whole.Length * length];
            foreach (var (place, from) in whole.Index()) FacePixels.Write(read[from]!, mirrored: false, planes.AsSpan(place * length, length));
            kept.AddRange(whole.Select(place => batch[place]));
            if (whole.Length > 0) values.AddRange(embed(planes, whole.Length));
        }

        return ([.. kept], new Embeddings(kept.Count, Math.Max(1, values.Count / Math.Max(1, kept.Count)), [.. values]));
    }

    private int[] Hardest(int[] kept, Embeddings embeddings)
    {
        using var scope = torch.NewDisposeScope();
        using var gradients = torch.no_grad();
        var rows = UnitLength.Rows(torch.tensor(embeddings.Values).view(embeddings.Count, embeddings.Size));
        var people = torch.tensor(kept.Select(picture => (long)source.PersonOf(picture)).ToArray());
        var places = torch.tensor(Enumerable.Range(0, kept.Length).ToArray());
        var triplets = new List<int>();
        var anchorsAtOnce = Math.Max(1, CosinesAtOnce / kept.Length);
        for (var start = 0; start < kept.Length; start += anchorsAtOnce)
        {
            using var block = torch.NewDisposeScope();
            var count = Math.Min(anchorsAtOnce, kept.Length - start);
            var cosines = rows.narrow(0, start, count).matmul(rows.t());
            var same = people.narrow(0, start, count).unsqueeze(1).eq(people.unsqueeze(0));
            var self = places.narrow(0, start, count).unsqueeze(1).eq(places.unsqueeze(0));
            var (positive, positives) = cosines.Masked(same.logical_not().logical_or(self), double.PositiveInfinity).min(1);
            var (negative, negatives) = cosines.Masked(same, double.NegativeInfinity).max(1);
            var isWhole = positive.isfinite().logical_and(negative.isfinite()).data<bool>().ToArray();
            var (near, far) = (negatives.data<long>().ToArray(), positives.data<long>().ToArray());
            for (var anchor = 0; anchor < count; anchor++)
            {
                if (isWhole[anchor]) triplets.AddRange([kept[start + anchor], kept[far[anchor]], kept[near[anchor]]]);
            }
        }

        return [.. triplets];
    }

    private Picture?[] Read(int[] batch, CancellationToken cancellation)
    {
        var pictures = new Picture?[batch.Length];
        try
        {
            Parallel.For(
                0,
                batch.Length,
                new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation },
                place => pictures[place] = _reader.TryRead(batch[place]));
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }

        return pictures;
    }
}

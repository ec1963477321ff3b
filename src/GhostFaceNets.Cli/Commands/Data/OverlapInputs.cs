using System.CommandLine;
using GhostFaceNets.DataSets;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary>The options that ask which people of a data set are in another one too.</summary>
internal sealed class OverlapInputs
{
    /// <summary>Of each person; a centre of more hardly moves, and a training set has millions.</summary>
    private const int PicturesOfPerson = 10;

    /// <summary>Stricter than for two pictures, because centres are more alike and the pairs of two sets many. Of 397 people of LFW, two pictures
    /// of each against two others, GhostFaceNetV1 0.5/2 finds 97 percent again above it, and 2 of 475,303 pairs of different people.</summary>
    private const double Default = 0.5;

    private readonly ModelSelection _model = new();
    private readonly FaceInputs _faces = new();

    private readonly Option<double> _threshold = new("--threshold")
    {
        Description = $"The cosine of the centres of two people's pictures above which they are told as one. Defaults to {Default}.",
        HelpName = "COSINE",
        DefaultValueFactory = _ => Default,
    };

    private readonly Option<string?> _other = new("--overlap")
    {
        Description = $"Also tell which people are in this other data set too, by the embeddings of up to {PicturesOfPerson} pictures of each; needs --model.",
        HelpName = "PATH",
    };

    public OverlapInputs()
    {
        _model.Options[0].Required = false;
        _threshold.Demand(threshold => threshold is >= -1 and <= 1, "--threshold is a cosine, from -1 to 1.");
    }

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_other, .. _model.Options, .. _faces.Options, _threshold];

    /// <summary>Opens the other data set and the network, before anything is read; null where no overlap is asked for.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    /// <exception cref="BadDataException">The other data set or the model is not what it should be.</exception>
    public Opened? Open(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetValue(_other);
        if (path is not null != parsed.GetResult(_model.Options[0]) is { Implicit: false }) throw new UsageException("--overlap and --model belong together: the other data set, and the network that recognises its people");
        if (path is null) return null;
        var owned = new Stack<IDisposable>();
        try
        {
            var (embedder, other) = (Owned(_model.Open(parsed)), Owned(FaceCollection.Open(path, cancellation)));
            return new(path, parsed.GetValue(_threshold), other, embedder, Owned(_faces.Open(parsed, embedder)), owned);
        }
        catch
        {
            foreach (var item in owned) item.Dispose();
            throw;
        }

        T Owned<T>(T item)
            where T : IDisposable
        {
            owned.Push(item);
            return item;
        }
    }

    private static int[] Chosen(FaceCollection faces)
    {
        var taken = new int[faces.People.Count];
        return [.. Enumerable.Range(0, faces.Count).Where(index => taken[faces.PersonOf(index)]++ < PicturesOfPerson)];
    }

    /// <summary>What was opened.</summary>
    internal sealed record Opened(string Path, double Threshold, FaceCollection Other, Embedder Embedder, FaceSource Source, IEnumerable<IDisposable> Owned) : IDisposable
    {
        /// <summary>Finds the people.</summary>
        /// <exception cref="BadDataException">A picture of either data set is not what it should be.</exception>
        public OverlapOutput Find(FaceCollection faces, string path, CommandContext context, CancellationToken cancellation)
        {
            FolderEmbeddings Embed(FaceCollection set, string name) =>
                FolderFaces.Embed(set, name, Chosen(set), Embedder, Source, flip: true, skipBroken: true, context, cancellation).Faces;
            var found = PeopleOverlap.Find(Embed(faces, path), Embed(Other, Path), Threshold, cancellation);
            return new(
                Path, Threshold, Other.People.Count,
                [.. found.Select(pair => new OverlapOutput.Pair(faces.People[pair.First], Other.People[pair.Second], pair.Cosine))]);
        }

        public void Dispose()
        {
            foreach (var item in Owned) item.Dispose();
        }
    }
}

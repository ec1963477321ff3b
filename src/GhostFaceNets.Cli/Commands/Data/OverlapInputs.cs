using System.CommandLine;
using GhostFaceNets.DataSets;
using GhostFaceNets.Evaluation.Folders;

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
        _threshold.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is >= -1 and <= 1)) result.AddError("--threshold is a cosine, from -1 to 1.");
        });
    }

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_other, .. _model.Options, .. _faces.Options, _threshold];

    /// <summary>Checks the options before anything is read; whether an overlap is asked for.</summary>
    /// <exception cref="UsageException">They do not go together.</exception>
    public bool IsAsked(ParseResult parsed)
    {
        var isAsked = parsed.GetValue(_other) is not null;
        if (isAsked == (parsed.GetResult(_model.Options[0]) is { Implicit: false })) return isAsked;
        throw new UsageException("--overlap and --model belong together: the other data set, and the network that recognises its people");
    }

    /// <summary>Finds the people.</summary>
    /// <exception cref="BadDataException">The other data set or the model is not what it should be.</exception>
    public OverlapOutput Find(ParseResult parsed, FaceCollection faces, string path, CommandContext context, CancellationToken cancellation)
    {
        var otherPath = parsed.GetValue(_other)!;
        using var embedder = _model.Open(parsed);
        var threshold = parsed.GetValue(_threshold);
        using var other = FaceCollection.Open(otherPath, cancellation);
        using var source = _faces.Open(parsed, embedder);
        FolderEmbeddings Embed(FaceCollection set, string name) =>
            FolderFaces.Embed(set, name, Chosen(set), embedder, source, flip: true, skipBroken: true, context, cancellation).Faces;
        var found = PeopleOverlap.Find(Embed(faces, path), Embed(other, otherPath), threshold, cancellation);
        return new(
            otherPath, threshold, other.People.Count,
            [.. found.Select(pair => new OverlapOutput.Pair(faces.People[pair.First], other.People[pair.Second], pair.Cosine))]);
    }

    private static int[] Chosen(FaceCollection faces)
    {
        var taken = new int[faces.People.Count];
        return [.. Enumerable.Range(0, faces.Count).Where(index => taken[faces.PersonOf(index)]++ < PicturesOfPerson)];
    }
}

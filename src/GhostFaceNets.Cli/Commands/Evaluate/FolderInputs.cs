using System.CommandLine;
using System.Globalization;
using GhostFaceNets.DataSets;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Files;
using GhostFaceNets.Imaging;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary>The options that name the people to tell apart: pictures and a model, or the embeddings of an earlier run.</summary>
internal sealed class FolderInputs
{
    private readonly ModelSelection _model = new();
    private readonly FaceInputs _faces = new();

    private readonly Option<string?> _data = new("--data-path", "--data", "-d")
    {
        Description = "A folder with one folder of pictures per person; or a .rec file, or a folder with one. Pictures without a face are left out and told.",
        HelpName = "DIR",
    };

    private readonly Option<FileInfo?> _save = new("--save-embeddings", "-E")
    {
        Description = "Write the embeddings to this .npz file, as the reference names its arrays: embs, imm_classes, filenames.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo?> _embeddings = new("--embeddings")
    {
        Description = "Evaluate the embeddings in this .npz file, as --save-embeddings wrote them, instead of --data-path and --model.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _flip = new("--flip") { Description = "Add the embedding of the mirrored face to each; the reference does not." };

    public FolderInputs() => _model.Options[0].Required = false;

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_data, .. _model.Options, _embeddings, _save, .. _faces.Options, _flip];

    /// <summary>What results are called: the model and the folder, or the file of embeddings.</summary>
    public string NameOf(ParseResult parsed) => parsed.GetValue(_embeddings) is { } saved
        ? Path.GetFileNameWithoutExtension(saved.Name)
        : $"{Path.GetFileNameWithoutExtension(_model.PathOf(parsed))} {Path.GetFileName(Path.TrimEndingDirectorySeparator(parsed.GetValue(_data)!))}";

    /// <summary>Whether there are pictures beside the embeddings.</summary>
    public bool HasPictures(ParseResult parsed) => parsed.GetValue(_data) is not null;

    /// <summary>Reads the embeddings or makes them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="withScores">Whether all scores will be held, for which there may be too many.</param>
    /// <param name="context">Hears how far it is.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="UsageException">The options do not go together.</exception>
    /// <exception cref="BadDataException">A file is not what it should be.</exception>
    public Opened Open(ParseResult parsed, bool withScores, CommandContext context, CancellationToken cancellation)
    {
        var modelIsGiven = parsed.GetResult(_model.Options[0]) is { Implicit: false };
        if (parsed.GetValue(_embeddings) is { } saved)
        {
            if (HasPictures(parsed) || modelIsGiven || parsed.GetValue(_save) is not null) throw new UsageException("--embeddings stands for --data-path and --model; name it alone.");
            var faces = FolderEmbeddings.Read(saved.FullName);
            if (withScores) DemandScores(saved.Name, faces.Embeddings.Count, faces.Persons.Distinct().Count());
            return new(faces, [], null, [], [("Embeddings", saved.Name)]);
        }

        if (parsed.GetValue(_data) is not { } path || !modelIsGiven) throw new UsageException("name what to evaluate: --data-path DIR with --model FILE, or --embeddings FILE.");
        return Embed(parsed, path, withScores, context, cancellation);
    }

    private Opened Embed(ParseResult parsed, string path, bool withScores, CommandContext context, CancellationToken cancellation)
    {
        var people = FaceCollection.Open(path, cancellation);
        var owned = new List<IDisposable> { people };
        try
        {
            if (withScores) DemandScores(path, people.Count, people.People.Count);
            if (parsed.GetValue(_save) is { } wanted) AtomicFile.EnsureWritable(wanted.FullName);
            using var embedder = _model.Open(parsed);
            var source = _faces.Open(parsed, embedder);
            owned.Add(source);
            var embedded = FolderFaces.Embed(people, path, embedder, source, parsed.GetValue(_flip), context, cancellation);
            if (parsed.GetValue(_save) is { } file) embedded.Faces.Write(file.FullName);
            return new(embedded.Faces, embedded.WithoutFace, embedded.FaceOf, owned, EvaluationSections.Model(_model.PathOf(parsed), embedder.Model));
        }
        catch
        {
            foreach (var item in owned) item.Dispose();
            throw;
        }
    }

    private static void DemandScores(string path, int pictures, int people)
    {
        if ((long)pictures * people <= FolderEvaluation.MostScores) return;
        throw new BadDataException(path, string.Create(
            CultureInfo.InvariantCulture, $"its {pictures:N0} pictures of {people:N0} people have more than {FolderEvaluation.MostScores:N0} scores, too many to keep or draw; leave out --report and --save-result. --roc draws the curve all the same."));
    }

    /// <summary>What was opened.</summary>
    /// <param name="Faces">The embeddings.</param>
    /// <param name="WithoutFace">The pictures that were left out.</param>
    /// <param name="FaceOf">Gives the aligned face of an embedding; null without pictures.</param>
    /// <param name="Owned">What is closed with it.</param>
    /// <param name="Facts">What there is to tell of the model, or where the embeddings come from.</param>
    internal sealed record Opened(
        FolderEmbeddings Faces,
        IReadOnlyList<string> WithoutFace,
        Func<int, Picture>? FaceOf,
        IReadOnlyList<IDisposable> Owned,
        IReadOnlyList<(string Name, string Value)> Facts) : IDisposable
    {
        public void Dispose()
        {
            foreach (var item in Owned) item.Dispose();
        }
    }
}

using System.CommandLine;
using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Files;

namespace GhostFaceNets.Cli.Commands.Evaluate.Ijb;

/// <summary>The options that name a release, where its embeddings come from, and what is kept of the evaluation.</summary>
internal sealed class IjbInputs
{
    private readonly ModelSelection _model = new();

    private readonly Option<string> _data = new("--data-path", "--data", "-d")
    {
        Description = "The folder that holds IJBB and IJBC, each with meta and loose_crop. Defaults to the current folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string> _subset = new("--subset", "-s")
    {
        Description = "The benchmark. Defaults to IJBB.",
        HelpName = "IJBB|IJBC",
        DefaultValueFactory = _ => "IJBB",
    };

    private readonly Option<FileInfo?> _embeddings = new("--embeddings")
    {
        Description = "Evaluate the embeddings in this .npz file, as --save-embeddings wrote them, instead of the pictures and --model.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo?> _result = new("--save-result", "-R")
    {
        Description = "The .npz file to write scores to. Defaults to IJB_result/MODEL_SUBSET_11.npz, or _1N.npz. Without --model and --embeddings: the file whose embeddings are evaluated.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _saveEmbeddings = new("--save-embeddings", "-E") { Description = "Also write the embeddings to the result file: embs, and embs_f of the mirror images." };
    private readonly Option<bool> _saveLabel = new("--save-label", "-L") { Description = "Also write which pairs are of one person to the result file, as plotting needs it." };

    public IjbInputs()
    {
        _model.Options[0].Required = false;
        _subset.AcceptOnlyFromAmong("IJBB", "IJBC");
    }

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_data, _subset, .. _model.Options, _embeddings, _result, _saveEmbeddings, _saveLabel];

    /// <summary>Where the release lies.</summary>
    public IjbLayout LayoutOf(ParseResult parsed) =>
        new(parsed.GetRequiredValue(_data), parsed.GetValue(_subset) == "IJBC" ? IjbSubset.IjbC : IjbSubset.IjbB);

    /// <summary>Finds what goes together, before any work.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="protocol"><c>11</c> or <c>1N</c>.</param>
    /// <exception cref="UsageException">The options do not go together.</exception>
    /// <exception cref="IOException">The result file cannot be written.</exception>
    public IjbWork PlanOf(ParseResult parsed, string protocol)
    {
        var modelIsGiven = parsed.GetResult(_model.Options[0]) is { Implicit: false };
        var (restored, result) = (parsed.GetValue(_embeddings), parsed.GetValue(_result));
        var (withEmbeddings, withLabel) = (parsed.GetValue(_saveEmbeddings), parsed.GetValue(_saveLabel));
        if (modelIsGiven && restored is not null) throw new UsageException("--embeddings stands for --model; name one of them.");
        if (!modelIsGiven && (restored ?? result) is null) throw new UsageException("name what to evaluate: --model FILE, or --embeddings FILE with the embeddings of an earlier run.");
        var output = modelIsGiven ? result?.FullName ?? Default(parsed, protocol) : restored is not null || withEmbeddings ? result?.FullName : null;
        if (output is null && (withEmbeddings || withLabel)) throw new UsageException("--save-embeddings and --save-label add to a result file; name it with --save-result.");
        if (output is not null) AtomicFile.EnsureWritable(output);
        var source = Path.GetFileName(modelIsGiven ? _model.PathOf(parsed) : (restored ?? result)!.FullName);
        return new(source, modelIsGiven ? () => _model.Open(parsed) : null, (restored ?? result)?.FullName, output, withEmbeddings, withLabel);
    }

    private string Default(ParseResult parsed, string protocol) =>
        Path.GetFullPath(Path.Combine("IJB_result", $"{Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(_model.PathOf(parsed)))}_{LayoutOf(parsed).Name}_{protocol}.npz"));
}

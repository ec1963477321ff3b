using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Recognition;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate.People;

/// <summary>The options that name a model, the faces of known people and from which cosine on two of them match.</summary>
internal sealed class PeopleInputs
{
    private readonly ModelSelection _model = new();
    private readonly FaceInputs _faces = new();
    private readonly RuleOptions _rules = new();

    private readonly Option<string> _data = new("--data-path", "--data", "-d")
    {
        Description = "A folder with one folder of pictures per person; or a .rec file, or a folder with one.",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [.. _model.Options, _data, .. _faces.Options, .. _rules.Options];

    /// <summary>Embeds the faces, each with its mirror image as <c>compare</c> does, and compares them all.</summary>
    /// <exception cref="UsageException">The options do not go together.</exception>
    /// <exception cref="BadDataException">A file is not what it should be.</exception>
    public Opened Open(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(_data);
        using var embedder = _model.Open(parsed);
        var rule = _rules.Choose(parsed, embedder.Model.Card, _model.PathOf(parsed));
        using var people = FolderFaces.OpenForPairs(path, cancellation);
        using var source = _faces.Open(parsed, embedder);
        var faces = FolderFaces.Embed(people, path, embedder, source, flip: true, context, cancellation);
        var pairs = WorkProgress.Run(context, "comparing", faces.Pictures.Count, progress => FacePairs.Of(faces.Faces, rule.Threshold, progress, cancellation));
        return new(path, _model.PathOf(parsed), EvaluationSections.Model(_model.PathOf(parsed), embedder.Model), faces, pairs, rule);
    }

    /// <summary>What was opened.</summary>
    /// <param name="Data">As the command line names it.</param>
    /// <param name="Model">The model file.</param>
    /// <param name="ModelFacts">What there is to tell of it.</param>
    /// <param name="Faces">The embeddings.</param>
    /// <param name="Pairs">Their pairs; all of different people that match are kept.</param>
    /// <param name="Rule">When two faces match.</param>
    internal sealed record Opened(
        string Data, string Model, IReadOnlyList<(string Name, string Value)> ModelFacts, FolderFaces Faces, FacePairs Pairs, MatchRule Rule)
    {
        /// <summary>Begins a report with what was measured on what.</summary>
        /// <param name="title">What comes before the data set's name.</param>
        public HtmlReport Report(string title)
        {
            string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
            return new HtmlReport($"{title} {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Data)))}")
                .Facts([.. ModelFacts, ("Pictures", Text($"{Pairs.Pictures:N0}")), ("People", Text($"{Pairs.People:N0}")), ("Two faces match above", Text($"cosine {Rule.Threshold:F4}"))])
                .Paragraph($"The threshold: {Rule.Reason}.");
        }
    }
}

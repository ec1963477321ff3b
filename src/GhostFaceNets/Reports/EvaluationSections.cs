using System.Globalization;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Reports;

/// <summary>The parts that reports of evaluations have in common.</summary>
/// <example><code>
/// new HtmlReport("IJB-C 1:1")
///     .Facts([.. EvaluationSections.Model("model.onnx", model), ("Pairs", "15,658,489")])
///     .Table(["Measure", "Value"], rows)
///     .Curves(("N0D1F1", curve))
///     .Save("report.html");
/// </code></example>
public static class EvaluationSections
{
    private const int DefaultPairs = 16;

    /// <summary>What there is to tell of a model: its file, network, size, work and training data.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="model">What it holds.</param>
    public static IReadOnlyList<(string Name, string Value)> Model(string file, FaceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var count = NetworkCount.Of(model.Network);
        return
        [
            ("Model", Path.GetFileName(file)),
            ("Network", model.Card.Architecture),
            .. count.TotalParameters > 0
                ? [("Parameters", Text($"{count.TotalParameters / 1e6:0.00} M")), ("Work per face", Text($"{count.ProfilerFlops / 1e6:0.#} MFLOPs"))]
                : ((string, string)[])[],
            ("Embedding", Text($"{model.Card.EmbeddingSize} numbers")),
            .. model.Card.TrainingData.Length > 0 ? [("Trained on", model.Card.TrainingData)] : ((string, string)[])[],
            .. model.Card.Licence.Length > 0 ? [("Licence", model.Card.Licence)] : ((string, string)[])[],
        ];
    }

    /// <summary>Adds the ROC and the DET of one or several ways of scoring, as files <c>roc</c> and <c>det</c>.</summary>
    public static HtmlReport Curves(this HtmlReport page, params IReadOnlyList<(string Name, RocCurve Curve)> curves)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Heading("Curves")
            .Figure(RocChart.Of("True accepts over false accepts", curves), "ROC: the share of comparisons of one person that are accepted, over the share of comparisons of two people that are.", "roc")
            .Figure(DetChart.Of("Detection error trade-off", curves), "DET: the share of comparisons of one person that are refused, over the same. Nearer to the lower left is better; both rates are equal on the dotted line.", "det");
    }

    /// <summary>Adds the histogram of both kinds of scores, as files <c>cosines</c>.</summary>
    public static HtmlReport Scores(this HtmlReport page, PairScores scores, double? threshold = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Figure(ScoreHistogram.Of("Cosines", scores, threshold), "How alike comparisons of one person and of two people look to the model.", "cosines");
    }

    /// <summary>Adds curves of identification, as files <c>cmc</c>.</summary>
    public static HtmlReport Identification(this HtmlReport page, params IReadOnlyList<CmcCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Figure(CmcChart.Of("Identification by rank", curves), "CMC: the share of searches that find the right person among the first so many answers.", "cmc");
    }

    /// <summary>Adds the pairs that the model finds hardest, one person who looks least alike and two people who look most alike, as files <c>hardest-same</c> and
    /// <c>hardest-different</c>.</summary>
    /// <param name="page">The report.</param>
    /// <param name="scores">Cosines.</param>
    /// <param name="entry">Gives the faces of a pair by its place among the scores.</param>
    /// <param name="threshold">Above which a pair counts as one person; told is how many do so wrongly.</param>
    /// <param name="count">The most pairs of each kind.</param>
    public static HtmlReport HardestPairs(this HtmlReport page, PairScores scores, Func<int, PairSheetEntry> entry, double? threshold = null, int count = DefaultPairs)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(scores);
        page.Heading("Hardest pairs");
        Add(same: true, "One person, least alike", "refused", "hardest-same");
        Add(same: false, "Two people, most alike", "accepted", "hardest-different");
        return page;

        void Add(bool same, string title, string verdict, string name)
        {
            PairSheetEntry[] pairs = [.. Evaluation.Verification.HardestPairs.Find(scores, same, count).Select(entry)];
            if (pairs.Length == 0) return;
            var wrong = threshold is { } cut ? Text($" {scores.Values.Where((score, pair) => scores.Same[pair] == same && score > cut != same).Count()} of {scores.Same.Count(label => label == same)} such pairs are {verdict} at {cut:0.000}.") : "";
            page.Pairs(pairs, $"{title}. The number is the cosine.{wrong}", name);
        }
    }

    /// <summary>Adds the names of pictures that were left out because they show no face, if there are any.</summary>
    public static HtmlReport WithoutFace(this HtmlReport page, IReadOnlyList<string> pictures)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(pictures);
        return pictures.Count == 0 ? page : page.Heading("Pictures without a face").Paragraph($"These are left out: {string.Join(", ", pictures)}.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

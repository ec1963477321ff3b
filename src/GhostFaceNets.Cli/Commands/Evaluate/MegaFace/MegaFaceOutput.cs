using System.Globalization;
using GhostFaceNets.Evaluation.MegaFace;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.MegaFace;

/// <summary>What <c>--json</c> writes.</summary>
internal sealed record MegaFaceOutput(
    string Algorithm, bool Refined, string Distance, int Probes, int People, int Trials, IReadOnlyList<MegaFaceOutput.Gallery> Galleries, IReadOnlyCollection<string> LeftOut)
{
    private static readonly int[] Ranks = [1, 5, 10];
    private static readonly string[] Targets = ["1e-6", "1e-5", "1e-4"];

    /// <summary>The figures of one gallery.</summary>
    internal sealed record Gallery(int Size, int Set, int Distractors, IReadOnlyDictionary<string, double> RateAtRank, IReadOnlyDictionary<string, double?> TarAtFar)
    {
        public static Gallery Of(int size, int set, MegaFaceEvaluation evaluation) => new(
            size,
            set,
            evaluation.Distractors,
            Ranks.ToDictionary(rank => rank.ToString(CultureInfo.InvariantCulture), evaluation.RateAt),
            Targets.ToDictionary(target => target, target => evaluation.TarAt(double.Parse(target, CultureInfo.InvariantCulture))));
    }

    public void Print(IAnsiConsole console)
    {
        console.WriteLine($"{Algorithm}, {(Refined ? "without noise" : "with all pictures")}: {Text(Probes)} probes of {Text(People)} people, {Text(Trials)} searches in each gallery");
        var table = new Table().Border(TableBorder.Simple).AddColumns(Columns);
        foreach (var row in Rows) table.AddRow(row);
        console.Write(table);
        foreach (var picture in LeftOut) console.WriteLine($"left out: {picture}");
    }

    /// <summary>The figures as a page; the curves are of the galleries in the same order.</summary>
    public HtmlReport Report(IReadOnlyList<MegaFaceEvaluation> evaluations)
    {
        var names = Galleries.Select(gallery => $"{Text(gallery.Distractors)} distractors{(gallery.Set > 1 ? $", set {gallery.Set}" : "")}").ToArray();
        return new HtmlReport("MegaFace")
            .Facts(("Embeddings", Algorithm), ("Pictures", Refined ? "without noise" : "all"), ("Distance", Distance), ("Probes", Text(Probes)), ("People", Text(People)), ("Searches in each gallery", Text(Trials)))
            .Paragraph("Each picture of a person is searched for with each other one among all distractors of a gallery.")
            .Heading("Measures")
            .Table(Columns, Rows)
            .Identification([.. evaluations.Zip(names, (evaluation, name) => evaluation.Cmc(name))])
            .Curves([.. evaluations.Zip(names, (evaluation, name) => (name, evaluation.Curve))]);
    }

    private static string[] Columns => ["distractors", "set", .. Ranks.Select(rank => $"rank {rank}"), .. Targets.Select(target => $"TAR at FAR {target}")];

    private string[][] Rows =>
        [.. Galleries.Select(gallery => (string[])[Text(gallery.Distractors), Text(gallery.Set), .. gallery.RateAtRank.Values.Select(rate => Text(rate)), .. gallery.TarAtFar.Values.Select(Text)])];

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double? rate) => rate?.ToString("F6", CultureInfo.InvariantCulture) ?? "not known";
}

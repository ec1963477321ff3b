using System.Globalization;
using GhostFaceNets.Evaluation.Ijb;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Evaluate.Ijb;

/// <summary>What <c>--json</c> writes of 1:N.</summary>
internal sealed record IjbIdentificationOutput(
    string Subset, int Faces, int Probes, IjbIdentificationOutput.Search Gallery1, IjbIdentificationOutput.Search Gallery2, IjbIdentificationOutput.Means Mean, string? Result)
{
    private static readonly string[] Targets = ["1e-4", "1e-3", "1e-2", "1e-1", "1"];

    /// <summary>The figures of one gallery.</summary>
    internal sealed record Search(
        int MatedProbes,
        int NonMatedProbes,
        IReadOnlyDictionary<string, double> Top,
        IReadOnlyDictionary<string, double> TpirAtFpir,
        IReadOnlyDictionary<string, double> ReferenceTpirAtFpir,
        IReadOnlyDictionary<string, double> ReferenceThresholdAtFpir);

    /// <summary>The figures of both galleries together.</summary>
    internal sealed record Means(
        IReadOnlyDictionary<string, double> Top,
        IReadOnlyDictionary<string, double> ReferenceTop,
        IReadOnlyDictionary<string, double> TpirAtFpir,
        IReadOnlyDictionary<string, double> ReferenceTpirAtFpir);

    public static IjbIdentificationOutput Of(string subset, IjbFaces faces, IjbIdentification found, string? result)
    {
        static Search Of(GallerySearch search) => new(
            search.Mated, search.NonMated, Tops(search.Top), Rates(search.TpirAt), ReferenceRates(search.ReferenceTpirAt), ReferenceRates(rate => search.ReferenceThresholdAt(rate)));
        return new(
            subset,
            faces.Names.Count,
            found.Gallery1.Ranks.Count,
            Of(found.Gallery1),
            Of(found.Gallery2),
            new(Tops(found.Top), Tops(found.ReferenceTop), Rates(found.TpirAt), ReferenceRates(found.ReferenceTpirAt)),
            result);
    }

    public void Print(IAnsiConsole console)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Subset} 1:N: {Faces:N0} faces, {Probes:N0} probes, {Gallery1.MatedProbes:N0} of them in gallery 1 and {Gallery2.MatedProbes:N0} in gallery 2"));
        var tops = new Table().Border(TableBorder.Simple).AddColumns(["", .. Gallery1.Top.Keys.Select(count => $"top {count}")]);
        foreach (var (name, top) in new[] { ("gallery 1", Gallery1.Top), ("gallery 2", Gallery2.Top), ("both, of mated probes", Mean.Top), ("both, of all probes, as the reference", Mean.ReferenceTop) })
        {
            tops.AddRow([name, .. top.Values.Select(Text)]);
        }

        console.Write(tops);
        console.WriteLine("TPIR at FPIR: the largest whose FPIR is not above the target; beside it the reference's");
        var rates = new Table().Border(TableBorder.Simple).AddColumns("FPIR", "gallery 1", "reference's", "above", "gallery 2", "reference's", "above", "mean", "reference's");
        foreach (var target in Targets)
        {
            rates.AddRow([target, .. Cells(Gallery1, target), .. Cells(Gallery2, target), Text(Mean.TpirAtFpir[target]), Text(Mean.ReferenceTpirAtFpir[target])]);
        }

        console.Write(rates);
        if (Result is not null) console.WriteLine($"rates: {Result}");
    }

    private static string[] Cells(Search search, string target) =>
        [Text(search.TpirAtFpir[target]), Text(search.ReferenceTpirAtFpir[target]), Text(search.ReferenceThresholdAtFpir[target])];

    private static string Text(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private static Dictionary<string, double> Tops(Func<int, double> top) =>
        IjbIdentification.Ranks.ToDictionary(count => count.ToString(CultureInfo.InvariantCulture), top);

    private static Dictionary<string, double> Rates(Func<double, double> rate) =>
        Targets.ToDictionary(target => target, target => rate(double.Parse(target, CultureInfo.InvariantCulture)));

    private static Dictionary<string, double> ReferenceRates(Func<double, double> rate) =>
        Targets.Zip(IjbIdentification.ShownRates).ToDictionary(pair => pair.First, pair => rate(IjbIdentification.ReferenceRates[pair.Second]));
}

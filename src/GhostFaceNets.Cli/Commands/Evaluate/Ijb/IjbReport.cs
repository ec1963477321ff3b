using System.Globalization;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Cli.Commands.Evaluate.Ijb;

/// <summary>Evaluations on IJB as reports and charts.</summary>
internal static class IjbReport
{
    public static HtmlReport Of(IjbVerificationOutput output, string source) => new HtmlReport($"{output.Subset} 1:1")
        .Facts(("Embeddings", source), Fact("Faces", output.Faces), Fact("Templates", output.Templates), Fact("Pairs", output.Pairs), Fact("Of one person", output.GenuinePairs))
        .Heading("TAR at FAR")
        .Paragraph("The largest share of pairs of one person that is accepted while the share of pairs of two people that is accepted does not exceed the target.")
        .Table(["", .. output.Variants[0].TarAtFar.Keys, "AUC", "EER"], [.. output.Variants.Select(variant => Row(variant, variant.TarAtFar))])
        .Heading("TAR at FAR by the reference's rule")
        .Paragraph("At the point of the curve nearest to the target, which may lie above it; for comparison with published figures.")
        .Table(["", .. output.Variants[0].TarAtFar.Keys, "AUC", "EER"], [.. output.Variants.Select(variant => Row(variant, variant.ReferenceTarAtFar))])
        .Curves([.. output.Variants.Select(variant => (variant.Name, variant.Curve))]);

    public static HtmlReport Of(IjbIdentificationOutput output, IjbIdentification found, string source) => new HtmlReport($"{output.Subset} 1:N")
        .Facts(("Embeddings", source), Fact("Faces", output.Faces), Fact("Probes", output.Probes), Fact("Of people in gallery 1", output.Gallery1.MatedProbes), Fact("In gallery 2", output.Gallery2.MatedProbes))
        .Heading("Rank")
        .Table(["", .. output.Mean.Top.Keys.Select(count => $"top {count}")], Row("gallery 1", output.Gallery1.Top), Row("gallery 2", output.Gallery2.Top), Row("both", output.Mean.Top), Row("both, over all probes as the reference", output.Mean.ReferenceTop))
        .Heading("TPIR at FPIR")
        .Paragraph("The share of probes with a mate that find it first and accept it, while the share of probes without one for which anybody is accepted does not exceed the target.")
        .Table(["", .. output.Mean.TpirAtFpir.Keys], Row("gallery 1", output.Gallery1.TpirAtFpir), Row("gallery 2", output.Gallery2.TpirAtFpir), Row("mean", output.Mean.TpirAtFpir), Row("mean by the reference's threshold", output.Mean.ReferenceTpirAtFpir))
        .Heading("Curves")
        .Figure(Chart(output.Subset, found), "The same over all rates.", "identification")
        .Identification(Cmc("gallery 1", found.Gallery1), Cmc("gallery 2", found.Gallery2));

    /// <summary>True over false positive identification rates of both galleries and their mean.</summary>
    public static Chart Chart(string subset, IjbIdentification found)
    {
        static LineSeries Line(string name, Func<double, double> rate) => new(name, IjbIdentification.ReferenceRates, [.. IjbIdentification.ReferenceRates.Select(rate)]);
        return IdentificationChart.Of($"Identification on {subset}", Line("gallery 1", found.Gallery1.TpirAt), Line("gallery 2", found.Gallery2.TpirAt), Line("mean", found.TpirAt));
    }

    private static CmcCurve Cmc(string name, GallerySearch search)
    {
        int[] ranks = [.. Enumerable.Range(1, 50)];
        return new(name, ranks, [.. ranks.Select(search.Top)]);
    }

    private static (string, string) Fact(string name, int count) => (name, count.ToString("N0", CultureInfo.InvariantCulture));

    private static string[] Row(IjbVariantOutput variant, IReadOnlyDictionary<string, double> rates) => [.. Row(variant.Name, rates), Text(variant.Auc), Text(variant.Eer)];

    private static string[] Row(string name, IReadOnlyDictionary<string, double> rates) => [name, .. rates.Values.Select(Text)];

    private static string Text(double rate) => rate.ToString("F4", CultureInfo.InvariantCulture);
}

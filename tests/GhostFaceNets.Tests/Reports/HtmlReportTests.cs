using System.Text.RegularExpressions;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Reports;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Reports;

public class HtmlReportTests
{
    private static readonly PairScores Scores = new([0.9, 0.7, 0.4, 0.5, 0.1, 0.2], [true, true, true, false, false, false]);

    [Fact]
    public void Text_is_escaped_everywhere()
    {
        const string Sharp = "<script>alert('x')</script>";
        var page = new HtmlReport(Sharp).Heading(Sharp).Paragraph(Sharp).Table([Sharp], [Sharp]).Picture([1, 2], Sharp + "\"").ToString();
        page.ShouldNotContain("<script>");
        page.ShouldContain("alt=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;\"");
        Regex.Count(page, "&lt;script&gt;").ShouldBe(8);
    }

    [Fact]
    public void A_page_refers_to_nothing_outside_and_no_identifier_twice()
    {
        var roc = RocChart.Of("ROC", ("a", RocCurve.Of(Scores.Values, Scores.Same)));
        var page = new HtmlReport("Report").Figure(roc, "one").Figure(roc, "two").Figure(ScoreHistogram.Of("Scores", Scores, 0.45), "three").ToString();
        Regex.Matches(page, """(?:src|href|url)\s*[=(]\s*"?(?!data:|#|"#)([^")\s]+)""").ShouldBeEmpty();
        var identifiers = Regex.Matches(page, "id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        identifiers.ShouldNotBeEmpty();
        identifiers.ShouldBeUnique();
        foreach (Match use in Regex.Matches(page, """url\(#([^)]+)\)""")) identifiers.ShouldContain(use.Groups[1].Value);
        page.ShouldNotContain("<?xml");
        // Each chart twice: for wide pages and for phones.
        Regex.Count(page, """<svg role="img" class="wide" viewBox="0 0 760 430" """).ShouldBe(3);
        Regex.Count(page, """<svg role="img" class="narrow" viewBox="0 0 340 300" """).ShouldBe(3);
    }

    [Fact]
    public void Sections_of_an_evaluation_show_what_they_are_given()
    {
        var face = new Picture(8, 8, new byte[192]);
        var page = new HtmlReport("Report").Facts(("Pairs", "6"))
            .Curves(("a", RocCurve.Of(Scores.Values, Scores.Same)), ("b", RocCurve.Of(Scores.Values, Scores.Same)))
            .Scores(Scores, 0.45)
            .Identification(new CmcCurve("a", [1, 2], [0.5, 1]))
            .HardestPairs(Scores, pair => new(face, face, $"{Scores.Values[pair]:0.0}", $"pair {pair}"), 0.45, count: 2);
        var text = page.ToString();
        Regex.Matches(text, "<b>([0-9.]+)</b> <span>([^<]+)</span>").Select(match => $"{match.Groups[1]} {match.Groups[2]}").ShouldBe(["0.4 pair 2", "0.7 pair 1", "0.5 pair 3", "0.2 pair 5"]);
        text.ShouldContain("1 of 3 such pairs are refused at 0.450.");
        text.ShouldContain("1 of 3 such pairs are accepted at 0.450.");
        using var folder = new TemporaryFolder();
        page.SaveFolder(folder["report"]).ShouldBe(folder["report", "report.html"]);
        Directory.GetFiles(folder["report"]).Select(Path.GetFileNameWithoutExtension).Distinct().Order().ShouldBe(["cmc", "cosines", "det", "hardest-different", "hardest-same", "report", "roc"]);
    }

    [Fact]
    public void A_row_that_does_not_fit_the_headers_is_refused() =>
        Should.Throw<ArgumentException>(() => new HtmlReport("Report").Table(["a", "b"], ["1", "2"], ["3"])).Message.ShouldContain("1 cells for 2 columns");

    [Fact]
    public void A_saved_page_is_whole()
    {
        using var folder = new TemporaryFolder();
        new HtmlReport("Report").Paragraph("Text").Save(folder["deep", "report.html"]);
        var page = File.ReadAllText(folder["deep", "report.html"]);
        page.ShouldStartWith("<!DOCTYPE html>");
        page.TrimEnd().ShouldEndWith("</html>");
    }
}

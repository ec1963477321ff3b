using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Reports;
using GhostFaceNets.Testing;
using GhostFaceNets.Tests.Evaluation;

namespace GhostFaceNets.Tests.Reports;

public class CurveChartTests
{
    [Fact]
    public void The_lines_of_roc_and_det_go_through_the_golden_points()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pairs");
        var expected = golden.GetProperty("flip_on");
        var (far, tar) = (expected.GetProperty("roc_fpr").Doubles(), expected.GetProperty("roc_tpr").Doubles());
        var curve = RocCurve.Of(expected.GetProperty("cosine").Doubles(), golden.GetProperty("issame").Labels());

        var roc = RocChart.Of("ROC", ("toy", curve)).Series.ShouldHaveSingleItem();
        roc.X.ShouldBeNear(far, 1e-9);
        roc.Y.ShouldBeNear(tar, 1e-9);
        var det = DetChart.Of("DET", ("toy", curve)).Series.ShouldHaveSingleItem();
        det.X.ShouldBeNear(far, 1e-9);
        det.Y.ShouldBeNear([.. tar.Select(rate => 1 - rate)], 1e-9);
    }

    [Fact]
    public void A_drawn_curve_bends_at_the_logarithms_of_its_rates()
    {
        // Ten impostors; a genuine score below the first, the second and the fifth of them.
        var curve = RocCurve.Of([11, 10, 9.5, 9, 8.5, 8, 7, 6, 5.5, 5, 4, 3, 2, 1], [true, false, true, false, true, false, false, false, true, false, false, false, false, false]);
        var path = Path(RocChart.Of("ROC", ("toy", curve)));
        var width = path[^1].X - path[0].X;
        path.Select(point => Math.Round((point.X - path[0].X) / width, 3)).Distinct().ShouldBe([0, 0.301, 0.699, 1]);
        // DET of the same: both axes from 0.1 to 1, refused 3, 2, 1 and 0 of 4.
        path = Path(DetChart.Of("DET", ("toy", curve)));
        var (top, bottom) = (path.Min(point => point.Y), path.Max(point => point.Y));
        path.Select(point => Math.Round((bottom - point.Y) / (bottom - top), 3)).Distinct().ShouldBe([1, 0.875, 0.699, 0.398, 0]);

        static (double X, double Y)[] Path(Chart chart)
        {
            var line = XDocument.Parse(chart.ToSvg()).Descendants().Single(node => (string?)node.Attribute("stroke") == "#2563EB" && (string?)node.Attribute("stroke-width") == "2");
            return [.. Regex.Matches((string)line.Attribute("d")!, "[ML]([0-9.]+) ([0-9.]+)|H([0-9.]+)|V([0-9.]+)").Select(move => (Number(move.Groups[1].Value), Number(move.Groups[2].Value)))];
        }

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Several_curves_are_named_and_one_is_not()
    {
        var curve = RocCurve.Of([0.9, 0.1, 0.8], [true, false, false]);
        RocChart.Of("ROC", ("first", curve), ("second", curve)).ToSvg().ShouldMatch("first[\\s\\S]*second");
        RocChart.Of("ROC", ("first", curve)).ToSvg().ShouldNotContain("first");
        DetChart.Of("DET", ("first", curve)).ToSvg().ShouldNotContain("first");
    }

    [Fact]
    public void A_curve_of_any_length_is_drawn_with_what_can_be_seen()
    {
        var random = new Random(1);
        bool[] same = [.. Enumerable.Range(0, 400_000).Select(_ => random.Next(2) == 0)];
        var curve = RocCurve.Of([.. same.Select(genuine => random.NextDouble() + (genuine ? 0.5 : 0))], same);
        RocChart.Of("ROC", ("many", curve)).ToSvg().Length.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void Thinning_keeps_both_ends_of_every_column()
    {
        double[] places = [.. Enumerable.Range(0, 100_000).Select(i => Math.Sqrt(i))];
        var seen = StepLine.Seen(places);
        seen.Length.ShouldBeLessThanOrEqualTo(4002);
        seen[0].ShouldBe(0);
        seen[^1].ShouldBe(99_999);
        // No gap between kept points is wider than a column, unless the points themselves are.
        var column = places[^1] / 2000;
        seen.Zip(seen.Skip(1)).ShouldAllBe(pair => places[pair.Second] - places[pair.First] <= column + 1e-9 || pair.Second == pair.First + 1);
    }

    [Fact]
    public void A_cmc_goes_through_its_ranks_and_has_a_logarithmic_axis_only_where_it_is_long()
    {
        var few = CmcChart.Of("CMC", new CmcCurve("a", [1, 2, 5, 10], [0.5, 0.6, 0.75, 1]));
        var line = few.Series.ShouldHaveSingleItem();
        line.X.ShouldBe([1, 2, 5, 10]);
        line.Y.ShouldBe([0.5, 0.6, 0.75, 1]);
        few.ToSvg().ShouldNotContain("logarithmic");
        var many = CmcChart.Of("CMC", new CmcCurve("first", [1, 1000], [0.5, 1]), new CmcCurve("second", [1], [0.75])).ToSvg();
        foreach (var text in new[] { "logarithmic", "1,000", "first", "second" }) many.ShouldContain(text);
        Should.Throw<ArgumentException>(() => CmcChart.Of("CMC"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Curves_without_one_kind_of_pair_can_be_drawn(bool same)
    {
        var curve = RocCurve.Of([0.5, 0.4], [same, same]);
        RocChart.Of("ROC", ("", curve)).ToPng().Length.ShouldBeGreaterThan(1000);
        DetChart.Of("DET", ("", curve)).ToPng().Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Histograms_show_the_share_of_each_kind_in_each_bin()
    {
        // Sixty bins of a tenth.
        var chart = Histogram.Of("Values", "x", "%", ("first", [0, 0.05, 0.15, 0.25, 0.35]), ("second", [0, 6]));
        chart.Series[0].X.Take(4).ShouldBeNear([0, 0, 0.1, 0.1], 1e-9);
        chart.Series[0].Y.Where((_, i) => i % 2 == 1).Take(5).ShouldBe([40, 20, 20, 20, 0]);
        chart.Series[1].Y[^2].ShouldBe(50);
        chart.Series.ShouldAllBe(line => line.X.Count == line.Y.Count);
        chart.ToSvg().ShouldContain("second");
        Histogram.Of("Values", "x", "%", ("alone", [1, 2])).ToSvg().ShouldNotContain("alone");
        Should.Throw<ArgumentException>(() => Histogram.Of("Values", "x", "%", ("none", [])));
    }
}

using System.Xml.Linq;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Reports;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Reports;

public class ChartTests
{
    [Fact]
    public void Titles_axes_and_legend_are_letters_even_where_the_machine_has_no_font()
    {
        var chart = LineChart.Of("Training", "Epoch", "Loss", new LineSeries("arcface", [1, 2, 3], [9, double.NaN, 7]), new LineSeries("L2", [1, 2], [2, 1]));
        Texts(chart).ShouldBe(["Training", "Epoch", "Loss", "arcface", "L2"], ignoreOrder: true);

        static IEnumerable<string> Texts(Chart chart) => XDocument.Parse(chart.ToSvg()).Descendants()
            .Where(node => node.Name.LocalName == "text").Select(node => node.Value.Trim()).Where(text => !double.TryParse(text, out _));
    }

    [Fact]
    public void The_axis_of_false_accepts_is_logarithmic_down_to_the_first_one()
    {
        bool[] same = [.. Enumerable.Range(0, 1100).Select(i => i < 100)];
        var curve = RocCurve.Of([.. same.Select((genuine, i) => genuine ? 1 + i : i / 2d)], same);
        var svg = RocChart.Of("ROC", ("network", curve)).ToSvg();
        foreach (var label in new[] { "1e-3", "1e-2", "1e-1" }) svg.ShouldContain(label);
        svg.ShouldNotContain("1e-4");
    }

    [Fact]
    public void Scores_that_are_all_equal_and_of_one_kind_can_be_drawn() =>
        ScoreHistogram.Of("Scores", new PairScores([0.5, 0.5], [true, true]), 0.5).ToPng().Length.ShouldBeGreaterThan(1000);

    [Fact]
    public void A_chart_is_saved_by_its_extension_at_the_size_asked_for()
    {
        using var folder = new TemporaryFolder();
        var chart = LineChart.Of("Rate", "Epoch", "Rate", new LineSeries("lr", [1, 2], [0.1, 0.01]));
        chart.Save(folder["rate.png"], 300, 200);
        chart.Save(folder["rate.svg"], 300, 200);
        var picture = PictureFile.Read(folder["rate.png"]);
        (picture.Width, picture.Height).ShouldBe((300, 200));
        XDocument.Load(folder["rate.svg"]).Root!.Attribute("width")!.Value.ShouldBe("300");
        Should.Throw<ArgumentException>(() => chart.Save(folder["rate.gif"])).Message.ShouldContain(".gif");
    }

    [Fact]
    public void A_sheet_shows_both_faces_of_every_pair()
    {
        var sheet = PictureFile.Decode(PairSheet.Draw([new(Plain(112, 200), Plain(112, 100), "0.1", "A"), new(Plain(56, 50), Plain(224, 25), "0.2", new('x', 200))], columns: 2), "sheet");
        (sheet.Width, sheet.Height).ShouldBe((2 * 226 + 18, 138));
        new[] { 56, 114 + 56, 244 + 56, 244 + 114 + 56 }.Select(x => sheet.Pixels[3 * (56 * sheet.Width + x)]).ShouldBe([200, 100, 50, 25]);
        // The caption ends inside its tile: the white between two tiles and the last column stay white.
        Enumerable.Range(115, 20).ShouldAllBe(y => sheet.Pixels[3 * (y * sheet.Width + sheet.Width - 1)] == 255);
    }

    [Fact]
    public void A_sheet_without_pairs_is_refused() => Should.Throw<ArgumentException>(() => PairSheet.Draw([]));

    private static Picture Plain(int size, byte value) => new(size, size, [.. Enumerable.Repeat(value, 3 * size * size)]);
}

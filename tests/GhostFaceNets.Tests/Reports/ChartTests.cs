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
    public void The_best_value_of_a_line_is_written_beside_it_and_gaps_are_none()
    {
        LineSeries Line(Extremum? kind) => new("loss", [1, 2, 3, 4], [9.125, 7.375, double.NaN, 8.5]) { Marked = kind };
        Texts(Line(Extremum.Lowest)).ShouldContain("7.375");
        Texts(Line(Extremum.Highest)).ShouldContain("9.125");
        Texts(Line(null)).ShouldNotContain("7.375");
        Should.NotThrow(() => LineChart.Of("", "", "", new LineSeries("none", [1], [double.NaN]) { Marked = Extremum.Lowest }).ToPng());

        static IEnumerable<string> Texts(LineSeries line) => XDocument.Parse(LineChart.Of("", "", "", line).ToSvg()).Descendants()
            .Where(node => node.Name.LocalName == "text").Select(node => node.Value.Trim());
    }

    [Fact]
    public void Boundaries_are_drawn_where_they_lie()
    {
        var line = new LineSeries("line", [0, 10], [0, 0]);
        var differing = Differences(LineChart.Of("", "", "", line), LineChart.Of("", "", "", line with { Boundaries = [5] }));
        // The middle of the axis, from its frame on the left to the margin on the right.
        differing.ShouldNotBeEmpty();
        differing.Max().ShouldBeLessThanOrEqualTo(differing.Min() + 2);
        differing.Min().ShouldBeInRange(190, 240);

        static int[] Differences(Chart a, Chart b)
        {
            var (first, second) = (PictureFile.Decode(a.ToPng(400, 200), "a"), PictureFile.Decode(b.ToPng(400, 200), "b"));
            return [.. Enumerable.Range(0, 400).Where(x => Enumerable.Range(0, 200).Any(y => first.Pixels[3 * (y * 400 + x)] != second.Pixels[3 * (y * 400 + x)]))];
        }
    }

    [Fact]
    public void A_grid_shows_every_chart_row_by_row()
    {
        var charts = new[] { "one", "two", "three" }.Select(title => LineChart.Of(title, "x", "y", new LineSeries("line", [1, 2], [1, 2])));
        var grid = Chart.Grid(2, [.. charts]);
        var picture = PictureFile.Decode(grid.ToPng(), "grid");
        (picture.Width, picture.Height).ShouldBe((2 * Chart.DefaultWidth, 2 * Chart.DefaultHeight));
        bool IsEmpty(int column, int row) => Enumerable.Range(row * Chart.DefaultHeight, Chart.DefaultHeight).All(y => picture.Pixels
            .AsSpan(3 * (y * picture.Width + column * Chart.DefaultWidth), 3 * Chart.DefaultWidth).IndexOfAnyExcept((byte)255) < 0);
        (IsEmpty(0, 0), IsEmpty(1, 0), IsEmpty(0, 1), IsEmpty(1, 1)).ShouldBe((false, false, false, true));
        foreach (var title in new[] { "one", "two", "three" }) grid.ToSvg().ShouldContain(title);
        Should.Throw<ArgumentException>(() => Chart.Grid(2));
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

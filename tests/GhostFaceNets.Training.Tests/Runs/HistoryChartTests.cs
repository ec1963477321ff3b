using System.Xml.Linq;
using GhostFaceNets.Reports;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

public sealed class HistoryChartTests : IDisposable
{
    private const string Recipe = """
        data: faces
        stages:
          - {loss: arcface, epochs: 2}
          - {loss: arcface, epochs: 1}
          - {loss: arcface, epochs: 9}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_folder_gives_its_lists_and_the_ends_of_its_stages()
    {
        var run = PlottedRun.Read(Write("first", """{"loss": [9, 8, null, 7], "lfw": [0.5, 0.6, 0.7, 0.8]}"""));
        run.Name.ShouldBe("first");
        run.StageEnds.ShouldBe([2, 3]);
        var line = run.Line("loss", Extremum.Lowest);
        line.X.ShouldBe([1, 2, 3, 4]);
        line.Y.ShouldBe([9, 8, double.NaN, 7]);
        line.Boundaries.ShouldBe([2.5, 3.5]);
    }

    [Fact]
    public void A_history_file_alone_has_no_stages_and_is_named_after_itself()
    {
        File.WriteAllText(_folder["old_hist.json"], """{"loss": [1]}""");
        var run = PlottedRun.Read(_folder["old_hist.json"]);
        (run.Name, run.StageEnds.Count).ShouldBe(("old_hist", 0));
    }

    [Fact]
    public void Runs_of_different_lists_share_a_picture_in_which_thresholds_are_left_out()
    {
        var first = PlottedRun.Read(Write("first", """{"loss": [9, 8], "accuracy": [0, 1], "lr": [0.1, 0.1], "lfw": [0.5, 0.625], "lfw_thresh": [0.1, 0.2], "regular_loss": [1, 1]}"""));
        var second = PlottedRun.Read(Write("second", """{"loss": [9, 8.5], "cfp": [0.5, 0.75]}"""));
        var texts = XDocument.Parse(HistoryChart.Of(first, second).ToSvg()).Descendants()
            .Where(node => node.Name.LocalName == "text").Select(node => node.Value.Trim()).ToArray();
        foreach (var text in new[] { "loss", "accuracy", "lr", "lfw", "cfp", "regular_loss", "first", "second", "0.625", "0.75" }) texts.ShouldContain(text);
        texts.ShouldNotContain("lfw_thresh");
    }

    [Fact]
    public void What_has_no_history_is_named()
    {
        Should.Throw<BadDataException>(() => PlottedRun.Read(_folder["none"])).File.ShouldBe(_folder["none"]);
        Should.Throw<BadDataException>(() => PlottedRun.Read(Write("empty", "{}"))).Problem.ShouldContain("no epoch");
        Should.Throw<BadDataException>(() => PlottedRun.Read(Write("broken", "["))).Problem.ShouldContain("lists of numbers");
    }

    private string Write(string name, string history)
    {
        Directory.CreateDirectory(_folder[name]);
        File.WriteAllText(_folder[name, "history.json"], history);
        File.WriteAllText(_folder[name, "recipe.yaml"], Recipe);
        return _folder[name];
    }
}

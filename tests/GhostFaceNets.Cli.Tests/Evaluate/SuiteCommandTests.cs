using System.Text.Json;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Cli.Commands.Evaluate.Suite;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Formats;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Evaluate;

public sealed class SuiteCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SuiteCommandTests()
    {
        SmallModel.Write(_folder["m.onnx"]);
        SmallModel.DrawPeople(_folder["people"], 3, 2);
        ReadOnlyMemory<byte> Face(int person, int picture) => File.ReadAllBytes(_folder["people", $"{person}", $"{picture}.png"]);
        // Two identical pictures score 1, others less: all four pairs are told apart.
        VerificationBin.Write(_folder["easy.bin"], [Face(0, 0), Face(0, 0), Face(0, 0), Face(1, 0), Face(2, 1), Face(2, 1), Face(1, 1), Face(2, 0)], [true, false, true, false]);
        // One label is wrong: three of four.
        VerificationBin.Write(_folder["hard.bin"], [Face(0, 0), Face(0, 0), Face(1, 0), Face(1, 0), Face(2, 1), Face(2, 1), Face(1, 1), Face(2, 0)], [true, false, true, false]);
        File.WriteAllBytes(_folder["cut.bin"], File.ReadAllBytes(_folder["easy.bin"])[..500]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_sets_make_the_row_of_the_published_tables_and_results_in_the_card()
    {
        (await Run(_folder["easy.bin"], _folder["hard.bin"], "--json", _folder["s.json"], "-o", _folder["out.onnx"])).ShouldBe(ExitCode.Done);
        var result = Json();
        result.GetProperty("markdown").GetString()!.Split('\n').Take(3).ShouldBe([
            "| Model | Training Dataset | easy (%) | hard (%) |", "| --- | --- | --- | --- |", "| m | - | 100 | 75 |"]);
        result.GetProperty("sets").EnumerateArray().Select(set => set.GetProperty("max_accuracy").GetDouble()).ShouldBe([1, 0.75]);
        var card = ModelFile.Load(_folder["out.onnx"]).Card.Results;
        (card["easy max_accuracy"], card["hard max_accuracy"]).ShouldBe((1, 0.75));
        card.Keys.ShouldBe(["easy max_accuracy", "easy ten_fold_mean", "hard max_accuracy", "hard ten_fold_mean"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_broken_and_an_absent_set_do_not_lose_the_others_results()
    {
        (await Run(_folder["cut.bin"], _folder["easy.bin"], _folder["absent.bin"], "--json", _folder["s.json"])).ShouldBe(ExitCode.BadData);
        var result = Json();
        result.GetProperty("sets").EnumerateArray().ShouldHaveSingleItem().GetProperty("max_accuracy").GetDouble().ShouldBe(1);
        result.GetProperty("markdown").GetString()!.ShouldContain("| - | - | 100 | - |");
        result.GetProperty("broken").EnumerateObject().Select(set => Path.GetFileName(set.Name)).ShouldBe(["cut.bin", "absent.bin"]);
    }

    [Fact]
    public async Task A_report_holds_the_sets_that_were_measured_and_names_the_others()
    {
        (await Run(_folder["easy.bin"], _folder["hard.bin"], _folder["cut.bin"], "--report", _folder["report"])).ShouldBe(ExitCode.BadData);
        var page = File.ReadAllText(_folder["report", "report.html"]);
        page.ShouldContain("<td>easy</td><td>4</td><td>100.00%</td>");
        page.ShouldContain("<td>hard</td><td>4</td><td>75.00%</td>");
        page.ShouldContain("cut.bin is left out");
        File.Exists(_folder["report", "roc.png"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("GhostFaceNetV1 0.5/2", "GhostFaceNetV1 0.5/2")]
    [InlineData("GhostNet", "GN_W0.5_S2")]
    public void The_row_names_a_network_that_says_its_width_and_else_the_file(string architecture, string name) =>
        SuiteTables.MarkdownOf("models/GN_W0.5_S2.h5", new ModelCard { Architecture = architecture }, []).ShouldEndWith($"| {name} | - |\n");

    [Fact]
    public async Task Two_sets_of_one_name_are_wrong_usage() =>
        (await Run(_folder["easy.bin"], _folder["people", "easy.bin"])).ShouldBe(ExitCode.WrongUsage);

    private Task<int> Run(params string[] arguments) =>
        EvaluateCommand.Create().Parse(["suite", "-m", _folder["m.onnx"], .. arguments, "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

    private JsonElement Json() => JsonDocument.Parse(File.ReadAllBytes(_folder["s.json"])).RootElement;
}

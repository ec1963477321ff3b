using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Evaluate;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CalibrateCommandTests() => SmallModel.Write(_folder["m.onnx"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Thresholds_get_into_the_card_and_compare_says_what_its_verdict_stands_for()
    {
        SmallModel.DrawPeople(_folder["people"], 40, 3);
        (await Run("-d", _folder["people"], "--aligned", "-o", _folder["c.onnx"], "--json", _folder["c.json"], "--report", _folder["c"])).ShouldBe(ExitCode.Done);
        Directory.GetFiles(_folder["c"]).Select(Path.GetFileName).Order().ShouldBe(["errors.png", "errors.svg", "report.html"]);
        var page = File.ReadAllText(_folder["c", "report.html"]);
        ModelFile.Load(_folder["m.onnx"]).Card.Thresholds.ShouldBeEmpty();
        var threshold = ModelFile.Load(_folder["c.onnx"]).Card.Thresholds.ShouldHaveSingleItem();
        (threshold.FalseMatchRate, threshold.Set, threshold.People, threshold.Pairs).ShouldBe((0.01, "people", 40, 7020L));
        page.ShouldContain(FormattableString.Invariant($"<td>1%</td><td>{threshold.Cosine:F4}</td>"));
        page.ShouldContain("FMR 0.1%: no threshold.");
        threshold.FalseMatchRateInterval!.Value.Low.ShouldBeLessThan(0.01);
        var rows = Json("c.json").GetProperty("thresholds").EnumerateArray().ToArray();
        rows.Select(row => row.GetProperty("supported").GetBoolean()).ShouldBe([true, false, false, false]);

        string[] faces = [_folder["people", "0", "0.png"], _folder["people", "0", "0.png"], "--aligned", "--json", _folder["v.json"]];
        (await Compare([.. faces, "-m", _folder["c.onnx"]])).ShouldBe(ExitCode.Done);
        (Json("v.json").GetProperty("verdict").GetString(), Json("v.json").GetProperty("false_match_rate").GetDouble()).ShouldBe(("same", 0.01));
        (await Compare([.. faces, "-m", _folder["c.onnx"], "--fmr", "1e-2"])).ShouldBe(ExitCode.Done);
        (await Compare([.. faces, "-m", _folder["c.onnx"], "--fmr", "1e-3"])).ShouldBe(ExitCode.BadData);
        (await Compare([.. faces, "-m", _folder["m.onnx"], "--fmr", "1e-2"])).ShouldBe(ExitCode.BadData);
        (await Compare([.. faces, "-m", _folder["c.onnx"], "--fmr", "1e-2", "--threshold", "0.3"])).ShouldBe(ExitCode.WrongUsage);
        (await Compare([.. faces, "-m", _folder["m.onnx"]])).ShouldBe(ExitCode.Done);
        Json("v.json").GetProperty("false_match_rate").ValueKind.ShouldBe(JsonValueKind.Null);

        (await Run("-d", _folder["people"], "--aligned", "--in-place")).ShouldBe(ExitCode.Done);
        ModelFile.Load(_folder["m.onnx"]).Card.Thresholds.ShouldBe([threshold]);
    }

    [Fact]
    public async Task Too_few_people_leave_the_model_as_it_was()
    {
        SmallModel.DrawPeople(_folder["people"], 4, 3);
        var before = File.ReadAllBytes(_folder["m.onnx"]);
        (await Run("-d", _folder["people"], "--aligned", "--in-place", "--json", _folder["c.json"])).ShouldBe(ExitCode.BadData);
        Json("c.json").GetProperty("thresholds").EnumerateArray().ShouldAllBe(row => !row.GetProperty("supported").GetBoolean());
        File.ReadAllBytes(_folder["m.onnx"]).ShouldBe(before);
    }

    [Theory]
    [InlineData("-d people --in-place -o c.onnx")]
    [InlineData("-d pairs.txt")]
    [InlineData("-d people --images people")]
    public async Task Options_that_do_not_go_together_are_wrong_usage(string options) =>
        (await Run(options.Split(' '))).ShouldBe(ExitCode.WrongUsage);

    private Task<int> Run(params string[] arguments) =>
        EvaluateCommand.Create().Parse(["calibrate", "-m", _folder["m.onnx"], .. arguments, "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

    private static Task<int> Compare(params string[] arguments) =>
        CompareCommand.Create().Parse([.. arguments, "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

    private JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllBytes(_folder[name])).RootElement;
}

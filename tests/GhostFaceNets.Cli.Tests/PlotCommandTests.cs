using System.Text.Json;
using GhostFaceNets.Cli.Commands.Plot;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

public sealed class PlotCommandTests : IDisposable
{
    private static readonly bool[] Same = [true, true, false, false];

    private readonly TemporaryFolder _folder = new();

    public PlotCommandTests()
    {
        ScoreFile.Write(_folder["one.npz"], new NamedScores("model", new([0.9, 0.5, 0.6, 0.1], Same)), new NamedScores("other", new([0.9, 0.8, 0.6, 0.1], Same)));
        ScoreFile.Write(_folder["two.npz"], new NamedScores("model", new([0.2, 0.5, 0.6, 0.1], Same)));
        CmcFile.Write(_folder["raw.json"], new CmcCurve("megaface", [1, 10], [0.5, 1]));
        CmcFile.Write(_folder["refined.json"], new CmcCurve("megaface", [1, 10], [0.75, 1]));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("roc", "png")]
    [InlineData("roc", "svg")]
    [InlineData("det", "png")]
    [InlineData("det", "svg")]
    public async Task Results_of_pairs_come_into_one_picture_and_curves_of_one_name_are_told_apart(string word, string format)
    {
        var picture = _folder[$"out.{format}"];
        (await RunAsync(word, _folder["one.npz"], _folder["two.npz"], "-o", picture, "--json", _folder["out.json"])).ShouldBe(ExitCode.Done);
        new FileInfo(picture).Length.ShouldBeGreaterThan(5000);
        string[] names = ["one: model", "other", "two: model"];
        if (format == "svg") File.ReadAllText(picture).ShouldSatisfyAllConditions([.. names.Select(name => (Action<string>)(svg => svg.ShouldContain(name)))]);
        var curves = JsonDocument.Parse(File.ReadAllText(_folder["out.json"])).RootElement.GetProperty("curves");
        curves.EnumerateArray().Select(curve => curve.GetProperty("name").GetString()).ShouldBe(names);
        // Of two genuine scores one lies above both impostors', in the second row both do.
        curves.EnumerateArray().Select(curve => curve.GetProperty("tar_at_far").GetProperty("1e-3").GetDouble()).ShouldBe([0.5, 1, 0]);
    }

    [Fact]
    public async Task Identifications_come_into_one_picture()
    {
        (await RunAsync("cmc", _folder["raw.json"], _folder["refined.json"], "-o", _folder["cmc.svg"], "--title", "Two runs")).ShouldBe(ExitCode.Done);
        var svg = File.ReadAllText(_folder["cmc.svg"]);
        foreach (var text in new[] { "raw: megaface", "refined: megaface", "Two runs" }) svg.ShouldContain(text);
    }

    [Fact]
    public async Task The_legend_can_be_told()
    {
        (await RunAsync("cmc", _folder["raw.json"], _folder["refined.json"], "-o", _folder["cmc.svg"], "-n", "with noise", "-n", "without")).ShouldBe(ExitCode.Done);
        File.ReadAllText(_folder["cmc.svg"]).ShouldContain("with noise");
        (await RunAsync("cmc", _folder["raw.json"], _folder["refined.json"], "-o", _folder["cmc.svg"], "-n", "one for two")).ShouldBe(ExitCode.WrongUsage);
    }

    [Theory]
    [InlineData("roc", "raw.json")]
    [InlineData("det", "absent.npz")]
    [InlineData("cmc", "one.npz")]
    [InlineData("cmc", "absent.json")]
    public async Task Files_of_another_kind_are_bad_data_and_no_picture_is_made(string word, string file)
    {
        (await RunAsync(word, _folder[file], "-o", _folder["out.png"])).ShouldBe(ExitCode.BadData);
        File.Exists(_folder["out.png"]).ShouldBeFalse();
    }

    [Fact]
    public void Other_formats_of_pictures_are_wrong_usage() =>
        PlotCommand.Create().Parse(["roc", "one.npz", "-o", "out.jpg"]).Errors.ShouldHaveSingleItem().Message.ShouldContain(".svg");

    [Fact]
    public async Task Models_of_a_table_are_drawn_with_ones_own_whose_work_is_counted()
    {
        File.WriteAllText(_folder["models.csv"], "name,mflops,accuracy,params,family\nSmall,50,97.5,1.2,A\nLarge,900.5,98.25,,B\n");
        var model = SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");
        (await RunAsync("models", _folder["models.csv"], "-m", model, "-a", "98.37", "-o", _folder["models.svg"], "--json", _folder["models.json"])).ShouldBe(ExitCode.Done);
        var svg = File.ReadAllText(_folder["models.svg"]);
        foreach (var text in new[] { "Small", "Large", "GN_W0.5_S2_ArcFace_epoch16", "this model", "Accuracy (%)" }) svg.ShouldContain(text);
        var points = JsonDocument.Parse(File.ReadAllText(_folder["models.json"])).RootElement.GetProperty("models").EnumerateArray().ToArray();
        points.Select(point => point.GetProperty("accuracy").GetDouble()).ShouldBe([98.37, 97.5, 98.25]);
        // As ghostface models counts the network of this file.
        points[0].GetProperty("mega_flops").GetDouble().ShouldBe(11.09, 0.01);
    }

    [Fact]
    public async Task Published_models_are_drawn_by_what_is_reported_on_a_set()
    {
        (await RunAsync("models", "-o", _folder["models.png"], "--json", _folder["models.json"])).ShouldBe(ExitCode.Done);
        PointOf("V1-1.3-1 (A)", "GhostFaceNet, MS1MV3").ShouldBe((215.7, 98.0));
        PointOf("MixFaceNet-XS", "others").ShouldBe((161.9, 95.85));
        (await RunAsync("models", "--set", "lfw", "-o", _folder["models.png"], "--json", _folder["models.json"])).ShouldBe(ExitCode.Done);
        PointOf("AirFace", "others").ShouldBe((1000, 99.3));
        // Its accuracy on LFW is not what the released file reaches.
        Points().ShouldNotContain(point => point.GetProperty("name").GetString() == "V1-0.5-2 (A)");

        JsonElement[] Points() => [.. JsonDocument.Parse(File.ReadAllText(_folder["models.json"])).RootElement.GetProperty("models").EnumerateArray()];
        (double, double) PointOf(string name, string family)
        {
            var point = Points().Single(point => point.GetProperty("name").GetString() == name && point.GetProperty("family").GetString() == family);
            return (Math.Round(point.GetProperty("mega_flops").GetDouble(), 1), point.GetProperty("accuracy").GetDouble());
        }
    }

    [Theory]
    [InlineData("models -m a.onnx")]
    [InlineData("models -a 99")]
    public async Task A_model_without_an_accuracy_is_wrong_usage(string options) => (await RunAsync(options.Split(' '))).ShouldBe(ExitCode.WrongUsage);

    [Theory]
    [InlineData("models -m a.onnx -a 0.99", "percent")]
    [InlineData("models --set imagenet", "agedb_30")]
    public void Values_out_of_range_are_wrong_usage(string options, string message) =>
        PlotCommand.Create().Parse(options).Errors.ShouldHaveSingleItem().Message.ShouldContain(message);

    private static Task<int> RunAsync(params string[] arguments) =>
        PlotCommand.Create().Parse([.. arguments, "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}

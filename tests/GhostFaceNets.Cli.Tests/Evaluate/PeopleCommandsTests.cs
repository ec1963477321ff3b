using System.Text.Json;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Evaluate;

/// <summary>evaluate quality and evaluate groups.</summary>
public sealed class PeopleCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PeopleCommandsTests()
    {
        SmallModel.Write(_folder["m.onnx"]);
        SmallModel.DrawPeople(_folder["people"], 6, 2);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Quality_tells_the_errors_that_are_left_and_draws_them()
    {
        (await Run("quality", "--threshold", "0.9", "--plot", _folder["q.png"], "--report", _folder["q.html"])).ShouldBe(ExitCode.Done);
        var points = Json().GetProperty("error_reject").EnumerateArray().ToArray();
        points[0].GetProperty("pictures").GetInt32().ShouldBe(12);
        points[0].GetProperty("genuine_pairs").GetInt32().ShouldBe(6);
        points[0].GetProperty("impostor_pairs").GetInt32().ShouldBe(60);
        points[^1].GetProperty("pictures").GetInt32().ShouldBe(6);
        var quantiles = Json().GetProperty("norm_quantiles");
        quantiles.GetProperty("0").GetDouble().ShouldBeLessThan(quantiles.GetProperty("1").GetDouble());
        new FileInfo(_folder["q.png"]).Length.ShouldBeGreaterThan(1000);
        var page = File.ReadAllText(_folder["q.html"]);
        page.ShouldContain("<td>50%</td><td>6</td>");
        page.Split("<figure>").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Groups_tell_errors_of_each_value_of_each_attribute()
    {
        File.WriteAllText(_folder["a.csv"], "person,side,age\n0,left,young\n1,left,\n2,right,old\n3,right,old\nstranger,left,old\n");
        (await Run("groups", "-a", _folder["a.csv"], "--report", _folder["g.html"])).ShouldBe(ExitCode.Done);
        var page = File.ReadAllText(_folder["g.html"]);
        page.ShouldContain("<td>right</td><td>2</td><td>4</td><td>too small</td>");
        page.ShouldContain("<p>age is not known of 6 pictures");
        var attributes = Json().GetProperty("attributes").EnumerateArray().ToArray();
        attributes.Select(attribute => attribute.GetProperty("name").GetString()).ShouldBe(["side", "age"]);
        attributes.Select(attribute => attribute.GetProperty("unknown_pictures").GetInt32()).ShouldBe([4, 6]);
        var right = attributes[0].GetProperty("groups")[1];
        (right.GetProperty("group").GetString(), right.GetProperty("people").GetInt32(), right.GetProperty("impostor_pairs").GetInt32(), right.GetProperty("genuine_pairs").GetInt32())
            .ShouldBe(("right", 2, 4, 2));
        right.GetProperty("too_small").GetBoolean().ShouldBeTrue();
        right.GetProperty("false_match_rate_interval").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Attributes_of_nobody_are_bad_data_and_other_drawings_than_of_charts_wrong_usage()
    {
        File.WriteAllText(_folder["a.csv"], "person,side\nsomeone,left\n");
        (await Run("groups", "-a", _folder["a.csv"])).ShouldBe(ExitCode.BadData);
        (await Run("quality", "--threshold", "0.9", "--fmr", "1e-3")).ShouldBe(ExitCode.WrongUsage);
        EvaluateCommand.Create().Parse(["quality", "-m", "m.onnx", "-d", "d", "--plot", "q.txt"]).Errors.ShouldHaveSingleItem();
    }

    private Task<int> Run(string command, params string[] arguments) => EvaluateCommand.Create()
        .Parse([command, "-m", _folder["m.onnx"], "-d", _folder["people"], "--aligned", "--json", _folder["r.json"], .. arguments, "--quiet"])
        .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

    private JsonElement Json() => JsonDocument.Parse(File.ReadAllBytes(_folder["r.json"])).RootElement;
}

using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation.Results;

public sealed class CmcFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_again()
    {
        CmcFile.Write(_folder["cmc.json"], new CmcCurve("raw", [1, 10, 100], [0.25, 1.0 / 3, 1]), new CmcCurve("", [2], [0]));
        var curves = CmcFile.Read(_folder["cmc.json"]);
        curves.Select(curve => curve.Name).ShouldBe(["raw", ""]);
        curves[0].Ranks.ShouldBe([1, 10, 100]);
        curves[0].Rates.ShouldBe([0.25, 1.0 / 3, 1]);
    }

    [Fact]
    public void A_file_of_the_devkit_counts_ranks_from_zero()
    {
        File.WriteAllText(_folder["cmc_model_10_1.json"], """{"cmc": [[0, 1, 2], [0.5, 0.75, 1.0]], "roc": [[0, 1], [0, 1]]}""");
        var curve = CmcFile.Read(_folder["cmc_model_10_1.json"]).ShouldHaveSingleItem();
        (curve.Name, curve.Ranks[0], curve.Ranks[2], curve.Rates[0]).ShouldBe(("cmc_model_10_1", 1, 3, 0.5));
    }

    [Theory]
    [InlineData("", "expected name, ranks and rates")]
    [InlineData("[]", "no curve")]
    [InlineData("3", "Number")]
    [InlineData("[3]", "Number")]
    [InlineData("{}", "'name'")]
    [InlineData("""{"name": null, "ranks": [1], "rates": [1]}""", "'name' is null")]
    [InlineData("""{"name": "a", "ranks": [1, 2], "rates": [1]}""", "2 ranks for 1 rates")]
    [InlineData("""{"name": "a", "ranks": [], "rates": []}""", "0 ranks")]
    [InlineData("""{"name": "a", "ranks": [0], "rates": [1]}""", "Rank 0")]
    [InlineData("""{"name": "a", "ranks": [1, 1], "rates": [1, 1]}""", "Rank 1 at place 1")]
    [InlineData("""{"name": "a", "ranks": [1, 2], "rates": [0.5, 0.4]}""", "Rate 0.4 at rank 2")]
    [InlineData("""{"name": "a", "ranks": [1], "rates": [1.5]}""", "Rate 1.5")]
    [InlineData("""{"name": "a", "ranks": ["x"], "rates": [1]}""", "expected name, ranks and rates")]
    [InlineData("""{"cmc": [[0, 1e99], [0, 1]]}""", "expected name, ranks and rates")]
    public void A_file_that_holds_no_curve_is_bad_data_that_says_why(string text, string reason)
    {
        File.WriteAllText(_folder["bad.json"], text);
        Should.Throw<BadDataException>(() => CmcFile.Read(_folder["bad.json"])).Message.ShouldContain(reason);
    }
}

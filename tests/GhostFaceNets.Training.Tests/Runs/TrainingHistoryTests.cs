using System.Globalization;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

public sealed class TrainingHistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_repeated_epoch_replaces_itself_and_what_came_after()
    {
        var history = new TrainingHistory();
        for (var epoch = 0; epoch < 4; epoch++) history.Enter(epoch, new Dictionary<string, double> { ["loss"] = 10 + epoch });
        history.Enter(1, new Dictionary<string, double> { ["loss"] = 5 });
        history["loss"].ShouldBe([10, 5]);
    }

    [Fact]
    public void A_log_tells_the_time_alike_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { DateTimeFormat = { TimeSeparator = "." } };
        try
        {
            new RunLog(_folder["log"], TimeProvider.System).OnRemark("begun");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        File.ReadAllText(_folder["log"]).ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d begun\n$");
    }

    [Fact]
    public void A_file_is_one_object_of_lists_and_reads_back()
    {
        var history = new TrainingHistory();
        history.Enter(0, new Dictionary<string, double> { ["loss"] = 1.5 });
        history.Enter(1, new Dictionary<string, double> { ["loss"] = double.NaN, ["lfw"] = 0.75 });
        history.Write(_folder["history.json"]);
        File.ReadAllText(_folder["history.json"]).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""{"lfw":[null,0.75],"loss":[1.5,null]}""");
        TrainingHistory.Read(_folder["history.json"])["lfw"].ShouldBe([null, 0.75]);
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("""{"loss": null}""")]
    public void A_file_that_is_no_history_is_refused(string text)
    {
        File.WriteAllText(_folder["history.json"], text);
        Should.Throw<BadDataException>(() => TrainingHistory.Read(_folder["history.json"])).Problem.ShouldContain("object of lists");
    }
}

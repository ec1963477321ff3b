using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

public class ModelsCommandTests
{
    [Fact]
    public async Task The_list_joins_counts_and_reported_accuracies()
    {
        using var folder = new TemporaryFolder();
        var run = ModelsCommand.Create().Parse($"--quiet --json {folder["models.json"]}");
        (await run.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Done);

        var models = JsonDocument.Parse(await File.ReadAllTextAsync(folder["models.json"], TestContext.Current.CancellationToken)).RootElement;
        models.GetArrayLength().ShouldBe(33);
        var widest = models.EnumerateArray().Single(model => model.GetProperty("name").GetString() == "GhostFaceNetV1-2-1 (A)");
        widest.GetProperty("total_parameters").GetInt64().ShouldBe(9_237_136);
        widest.GetProperty("macs").GetInt64().ShouldBe(479_337_760);
        widest.GetProperty("reported").GetProperty("agedb_30").GetDouble().ShouldBe(97.47);
        widest.GetProperty("reported").GetProperty("ijb_b").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void The_table_fits_a_terminal_of_eighty_columns()
    {
        var text = new StringWriter();
        ModelsCommand.Print(Consoles.For(text, redirected: true), ModelsCommand.Rows(TestContext.Current.CancellationToken));
        string[] rows = [.. text.ToString().Split('\n').Where(line => line.Contains("MS1MV", StringComparison.Ordinal) && line.StartsWith(" V", StringComparison.Ordinal))];
        rows.Length.ShouldBe(33);
        rows.ShouldAllBe(line => line.TrimEnd().Length <= 80);
        rows.ShouldContain(line => line.Contains("V1-2-1 (A)", StringComparison.Ordinal) && line.Contains("9.24", StringComparison.Ordinal) && line.Contains("97.47", StringComparison.Ordinal));
    }
}

using System.Text.Json;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Data;

public class SynthCommandTests
{
    [Fact]
    public async Task It_writes_people_a_bin_and_says_so_in_json()
    {
        using var folder = new TemporaryFolder();
        var code = await Run("synth", folder["set"], "--people", "2", "--images", "3", "--pairs", "20", "--seed", "9", "--json", folder["result.json"], "--quiet");
        code.ShouldBe(0);
        var result = JsonDocument.Parse(File.ReadAllText(folder["result.json"])).RootElement;
        result.GetProperty("people").GetInt32().ShouldBe(2);
        result.GetProperty("images").GetInt32().ShouldBe(6);
        result.GetProperty("folder").GetString().ShouldBe(folder["set"]);
        File.Exists(result.GetProperty("bin").GetString()).ShouldBeTrue();
        Directory.GetFiles(folder["set"], "*.jpg", SearchOption.AllDirectories).Length.ShouldBe(6);
    }

    [Fact]
    public async Task A_foreign_folder_is_bad_data()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["other.txt"], "");
        (await Run("synth", folder.Path, "--people", "2", "--images", "1", "--quiet")).ShouldBe(3);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_a_failure()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        (await Run("synth", folder["file", "set"], "--people", "2", "--images", "1", "--quiet")).ShouldBe(1);
    }

    [Theory]
    [InlineData("--people", "1")]
    [InlineData("--images", "0")]
    [InlineData("--pairs", "30")]
    [InlineData("--people", "many")]
    public void Numbers_out_of_range_are_wrong_usage(string option, string value)
    {
        var error = DataCommand.Create().Parse(["synth", "out", option, value]).Errors.ShouldHaveSingleItem();
        error.Message.ShouldContain(option);
    }

    private static Task<int> Run(params string[] arguments) => DataCommand.Create().Parse(arguments).InvokeAsync();
}

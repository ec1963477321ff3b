using System.Diagnostics;
using System.Text.Json;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Training;

/// <summary>Starts the real program, which takes some seconds each time.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private const string Recipe = """
        data: {synthetic: {people: 6, images: 8, seed: 1}}
        model: {width: 0.1, embedding: 16}
        schedule: {base: 0.05}
        stages: [{loss: arcface, epochs: 3}]
        batch_size: 4
        threads: 1
        checkpoints: {minutes: 0.01}
        """;

    private readonly TemporaryFolder _folder = new();

    public TrainCommandTests() => File.WriteAllText(_folder["small.yaml"], Recipe);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_program_resumed_ends_with_the_same_bytes_as_an_undisturbed_one()
    {
        (await EndOf(Start("whole"))).ShouldBe(ExitCode.Done);
        using (var program = Start("killed"))
        {
            while (!program.HasExited && Checkpoints("killed").Length == 0) await Task.Delay(20, TestContext.Current.CancellationToken);
            program.Kill();
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await EndOf(Start("killed"))).ShouldBe(ExitCode.WrongUsage);
        (await EndOf(Start("killed", "--resume", "--json", _folder["result.json"]))).ShouldBe(ExitCode.Done);
        Path.GetFileName(Checkpoints("killed")[^1]).ShouldBe(Path.GetFileName(Checkpoints("whole")[^1]));
        File.ReadAllBytes(Checkpoints("killed")[^1]).AsSpan().SequenceEqual(File.ReadAllBytes(Checkpoints("whole")[^1])).ShouldBeTrue();
        var result = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["result.json"], TestContext.Current.CancellationToken)).RootElement;
        result.GetProperty("epochs").GetInt32().ShouldBe(3);
        result.GetProperty("values").GetProperty("loss").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_misspelt_recipe_is_bad_data_and_begins_no_run()
    {
        (await EndOf(Start("a", "--set", "batchsize=3"))).ShouldBe(ExitCode.BadData);
        Directory.Exists(_folder["a"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_terminal_does_not_stop_a_run_in_its_background()
    {
        const string terminal = "/usr/bin/script";
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(terminal), $"needs {terminal} for a terminal.");
        var ghostface = Path.Combine(AppContext.BaseDirectory, "ghostface");
        // With job control a shell waits for a job that stops as for one that ends, and has another code.
        File.WriteAllText(
            _folder["job.sh"], $"set -m\n'{ghostface}' train '{_folder["small.yaml"]}' --run '{_folder["job"]}' > '{_folder["out"]}' 2>&1 &\nwait $!\ncode=$?\nkill -9 $! 2> /dev/null\nexit $code\n");
        var job = new ProcessStartInfo(terminal, ["-qec", $"bash '{_folder["job.sh"]}'", "/dev/null"]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        (await EndOf(Process.Start(job)!)).ShouldBe(ExitCode.Done);
    }

    private static async Task<int> EndOf(Process program)
    {
        using (program)
        {
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
            return program.ExitCode;
        }
    }

    private string[] Checkpoints(string run) => Directory.Exists(_folder[run, "checkpoints"])
        ? [.. Directory.GetFiles(_folder[run, "checkpoints"], "*.safetensors").Order(StringComparer.Ordinal)]
        : [];

    private Process Start(string run, params string[] more)
    {
        var program = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardError = true, RedirectStandardInput = true };
        string[] arguments = [typeof(ExitCode).Assembly.Location, "train", _folder["small.yaml"], "--run", _folder[run], "--quiet", .. more];
        foreach (var argument in arguments) program.ArgumentList.Add(argument);
        return Process.Start(program)!;
    }
}

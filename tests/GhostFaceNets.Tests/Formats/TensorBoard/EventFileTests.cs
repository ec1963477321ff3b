using System.Diagnostics;
using System.Text.Json;
using GhostFaceNets.Formats.TensorBoard;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.TensorBoard;

public sealed class EventFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>TensorBoard itself is not at hand: a Python script reads the file by the descriptions of its three layers.</summary>
    [Fact]
    public async Task A_program_of_another_language_finds_every_number_and_every_checksum_right()
    {
        var time = new StandingTime(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 500, TimeSpan.Zero));
        var file = EventFile.Create(_folder["tensorboard"], 200, time);
        file.Add(200, new Dictionary<string, double> { ["loss"] = 12.5, ["lr"] = 0.1 });
        file.Add(201, new Dictionary<string, double> { ["größe"] = -0.25 });
        Path.GetFileName(file.Path).ShouldStartWith("events.out.tfevents.1772600767.");

        var events = (await Read(file.Path)).EnumerateArray().ToArray();
        events.Select(each => each.GetProperty("time").GetDouble()).ShouldAllBe(seconds => seconds == 1772600767.5);
        events.Select(each => each.GetProperty("step").GetInt64()).ShouldBe([0, 200, 200, 201]);
        events[0].GetProperty("version").GetString().ShouldBe("brain.Event:2");
        events[1].GetProperty("session").GetInt32().ShouldBe(1);
        events[2].GetProperty("values").GetProperty("loss").GetDouble().ShouldBe(12.5);
        events[2].GetProperty("values").GetProperty("lr").GetDouble().ShouldBe(0.1, 1e-8);
        events[3].GetProperty("values").GetProperty("größe").GetDouble().ShouldBe(-0.25);
    }

    [Fact]
    public void Every_session_has_a_file_of_its_own()
    {
        var time = new StandingTime(DateTimeOffset.UnixEpoch);
        var paths = Enumerable.Range(0, 3).Select(_ => EventFile.Create(_folder.Path, 1, time).Path).ToArray();
        paths.Distinct().Count().ShouldBe(3);
        paths.Order(StringComparer.Ordinal).ShouldBe(paths);
    }

    private static async Task<JsonElement> Read(string file)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, "python3"))), "needs python3, which is absent");
        var script = Path.Combine(AppContext.BaseDirectory, "Formats", "TensorBoard", "read_events.py");
        using var python = Process.Start(new ProcessStartInfo("python3", [script, file]) { RedirectStandardOutput = true })!;
        var text = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        python.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private sealed class StandingTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

using System.Diagnostics;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Cli.Tests.Data;
using GhostFaceNets.Cli.Tests.Evaluate;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

/// <summary>Slow: starts the command as a process of its own, to kill it while it writes.</summary>
public sealed class KilledWriteTests : IDisposable
{
    /// <summary>Above the largest number that a process of Linux can have.</summary>
    private const int Nobody = (1 << 22) + 1;
    private const string Old = "what was there before";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("small.onnx", "quantize @model.onnx --weights int8 -o @out/small.onnx")]
    [InlineData("roc.png", "plot roc @scores.npz -o @out/roc.png")]
    [InlineData("model.onnx", "evaluate calibrate -m @model.onnx -d @people --aligned -o @out/model.onnx")]
    [InlineData(null, "data drop-noisy @run @people @out/kept --degrees 180")]
    [InlineData(null, "data toy-ijb @out/release --subjects 6 --images 4")]
    [InlineData(null, "data toy-megaface @out/release --subjects 4 --images 2 --distractors 12")]
    public async Task What_a_command_is_killed_at_stays_as_it_was_and_the_next_call_leaves_nothing_beside_it(string? old, string line)
    {
        WriteInputs(line);
        string[] arguments = [.. line.Split(' ').Select(word => word[0] == '@' ? _folder[word[1..]] : word), "--quiet"];
        Clear(old);
        (await Run(arguments, killed: false)).ShouldBe(ExitCode.Done);
        var whole = Content();
        Clear(old);
        var code = await Run(arguments, killed: true);
        var left = Content();
        if (code != ExitCode.Done) left.Where(file => !IsUnfinished(file.Key)).ShouldBe(Before(old));
        if (old is null && left.Keys.Any(name => !IsUnfinished(name))) return;
        (await Run(arguments, killed: false)).ShouldBe(ExitCode.Done);
        Content().ShouldBe(whole);
    }

    [Fact]
    public async Task An_evaluation_on_MegaFace_goes_on_with_the_embeddings_that_a_killed_one_left_and_removes_what_that_one_had_begun()
    {
        SmallModel.Write(_folder["model.onnx"]);
        SmallModel.DrawPeople(_folder["people"], people: 8, pictures: 3);
        (await DataCommand.Create().Parse(["toy-megaface", _folder["toy"], "--people", _folder["people"], "--aligned", "--subjects", "3", "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Done);
        string[] arguments = ["evaluate", "megaface", "-m", _folder["model.onnx"], "-d", _folder["toy"], "--output", _folder["out", "features"], "-R", _folder["out", "results"], "--report", _folder["out", "report"], "--quiet"];
        (await Run(arguments, killed: false)).ShouldBe(ExitCode.Done);
        var whole = Content();
        Clear(null);
        foreach (var name in whole.Keys.Where(name => name.EndsWith("0.png_ghostface.bin", StringComparison.Ordinal) || name.EndsWith(".txt", StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder["out", name])!);
            File.WriteAllBytes(_folder["out", name], Convert.FromHexString(whole[name]));
        }

        foreach (var place in (string[])["report", "results/ghostface-noisy", "features/facescrub"])
        {
            Directory.CreateDirectory(_folder["out", place]);
            File.WriteAllText(_folder["out", place, $"something.{Nobody}-4.partial"], "not all");
        }

        (await Run(arguments, killed: false)).ShouldBe(ExitCode.Done);
        Content().ShouldBe(whole);
    }

    [Fact]
    public async Task A_demo_that_is_killed_leaves_whole_files_and_no_report()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs the signals of Unix");
        using (var process = Start(["demo", "--run", _folder["out"], "--quiet"]))
        {
            while (!process.HasExited && !File.Exists(_folder["out", "unseen.bin"])) await Task.Delay(5, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        VerificationBin.Read(_folder["out", "unseen.bin"]).Same.Count.ShouldBe(1000);
        File.Exists(_folder["out", "report.html"]).ShouldBeFalse();
    }

    private void WriteInputs(string line)
    {
        SmallModel.Write(_folder["model.onnx"]);
        if (line.Contains("people", StringComparison.Ordinal)) SmallModel.DrawPeople(_folder["people"], people: 40, pictures: 3);
        if (line.Contains("scores", StringComparison.Ordinal)) ScoreFile.Write(_folder["scores.npz"], new NamedScores("some", new PairScores([0.9, 0.2, 0.4], [true, false, true])));
        if (line.Contains("@run", StringComparison.Ordinal)) SmallRun.Train(_folder["run"], _folder["people"], batch: 60, TestContext.Current.CancellationToken);
    }

    private void Clear(string? old)
    {
        if (Directory.Exists(_folder["out"])) Directory.Delete(_folder["out"], recursive: true);
        Directory.CreateDirectory(_folder["out"]);
        if (old is not null) File.WriteAllText(_folder["out", old], Old);
    }

    private static SortedDictionary<string, string> Before(string? old) => old is null ? [] : new() { [old] = Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Old)) };

    private SortedDictionary<string, string> Content() => new(
        Directory.GetFiles(_folder["out"], "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(_folder["out"], file), file => Convert.ToHexString(File.ReadAllBytes(file))),
        StringComparer.Ordinal);

    private static bool IsUnfinished(string name) => name.Contains(".partial", StringComparison.Ordinal);

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ghostface"), arguments) { RedirectStandardError = true })!;

    /// <summary>Runs the command; kills it, if asked to, as soon as something unfinished is seen.</summary>
    private async Task<int> Run(string[] arguments, bool killed)
    {
        using var process = Start(arguments);
        while (killed && !process.HasExited)
        {
            if (Directory.EnumerateFileSystemEntries(_folder["out"], "*.partial").Any()) process.Kill();
            await Task.Yield();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}

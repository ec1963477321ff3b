using System.Diagnostics;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

/// <summary>Slow: starts the command as a process of its own, several times, to kill it.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Kill = 9;
    private const int Interrupt = 2;
    private const int Rounds = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, "data", "pack", "faces", "out")]
    [InlineData(true, "data", "unpack", "records", "out")]
    [InlineData(true, "data", "bins", "old.bin", "--output", "out")]
    [InlineData(false, "data", "synth", "out", "--people", "4", "--images", "3", "--pairs", "20")]
    public async Task A_command_killed_at_any_moment_leaves_the_old_or_the_new_output_and_ends_when_called_again(bool atOnce, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs the signals of Unix");
        await WriteInputs();
        arguments = [.. arguments.Select(argument => argument is "out" or "faces" or "records" or "old.bin" ? _folder[argument] : argument), "--quiet"];
        var clock = Stopwatch.StartNew();
        (await Run(arguments, signal: 0, after: default)).ShouldBe(ExitCode.Done);
        var (takes, whole) = (clock.Elapsed, Content());
        for (var round = 0; round < Rounds; round++)
        {
            Directory.Delete(_folder["out"], recursive: true);
            var signal = round % 2 == 0 ? Kill : Interrupt;
            var code = await Run(arguments, signal, takes * (round + 1) / (Rounds + 1));
            code.ShouldBeOneOf(ExitCode.Done, 128 + signal);
            var left = Content();
            foreach (var (name, bytes) in left) bytes.ShouldBe(whole[name], name);
            if (atOnce) left.Count.ShouldBeOneOf(0, whole.Count);
            (await Run(arguments, signal: 0, after: default)).ShouldBe(left.Count == whole.Count && arguments[1] is "pack" or "unpack" && left.Count > 0 ? ExitCode.BadData : ExitCode.Done);
            var again = Content();
            again.Keys.ShouldBe(whole.Keys);
            foreach (var (name, bytes) in again) bytes.ShouldBe(whole[name], name);
        }
    }

    private async Task WriteInputs()
    {
        var images = new List<ReadOnlyMemory<byte>>();
        for (var image = 0; image < 120; image++)
        {
            var path = _folder["faces", $"{image / 6}", $"{image % 6}.png"];
            PictureFile.WritePng(path, new Picture(4, 3, [.. Enumerable.Range(0, 36).Select(value => (byte)(image + value))]));
            images.Add(File.ReadAllBytes(path));
        }

        VerificationBin.Write(_folder["old.bin"], images, new bool[images.Count / 2]);
        (await Run(["data", "pack", _folder["faces"], _folder["records"], "--quiet"], signal: 0, after: default)).ShouldBe(ExitCode.Done);
    }

    private SortedDictionary<string, byte[]> Content() => new(
        Directory.Exists(_folder["out"])
            ? Directory.GetFiles(_folder["out"], "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".partial", StringComparison.Ordinal))
                .ToDictionary(file => Path.GetRelativePath(_folder["out"], file), File.ReadAllBytes)
            : [],
        StringComparer.Ordinal);

    private static async Task<int> Run(string[] arguments, int signal, TimeSpan after)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ghostface"), arguments) { RedirectStandardError = true })!;
        if (signal != 0)
        {
            await Task.Delay(after, TestContext.Current.CancellationToken);
            using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}

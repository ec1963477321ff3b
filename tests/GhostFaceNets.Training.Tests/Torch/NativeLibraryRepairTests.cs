using System.Diagnostics;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Training.Tests.Torch;

public class NativeLibraryRepairTests
{
    /// <summary>Takes the time of four starts of a program: they must meet while the library is repaired.</summary>
    [Fact]
    public async Task Programs_that_start_at_once_with_an_empty_cache_all_compute()
    {
        var program = Path.ChangeExtension(typeof(NativeLibraryRepairTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        Assert.SkipUnless(File.Exists(program), $"{program} is absent: the tests run in another program.");
        using var cache = new TemporaryFolder();
        var starts = Enumerable.Range(0, 4).Select(_ => RunOneTest(program, cache.Path)).ToArray();
        foreach (var (code, output) in await Task.WhenAll(starts)) code.ShouldBe(0, output);
        // Where the library needs no repair, there is nothing.
        Directory.GetFiles(cache.Path, "*", SearchOption.AllDirectories).Count(file => !file.Contains(".so", StringComparison.Ordinal)).ShouldBe(0);
    }

    private static async Task<(int Code, string Output)> RunOneTest(string program, string cache)
    {
        var start = new ProcessStartInfo(program, ["-noLogo", "-method", $"*{nameof(TorchRuntimeTests)}.{nameof(TorchRuntimeTests.Starts_twice_and_computes)}"])
        {
            RedirectStandardOutput = true,
            Environment = { ["XDG_CACHE_HOME"] = cache },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}

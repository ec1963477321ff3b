using System.Diagnostics;

namespace GhostFaceNets.Cli.Tests;

public class HelpTests
{
    [Fact]
    public async Task Help_says_each_default_once_and_asks_for_nothing()
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ghostface"), ["detect", "--help"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (text, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (process.ExitCode, await errors).ShouldBe((ExitCode.Done, ""));
        (await text).ShouldContain("Defaults to 0.6.");
        (await text).ShouldNotContain("[default");
        (await text).ShouldContain("--json <FILE>");
    }
}

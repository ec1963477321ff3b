using System.Diagnostics;
using System.Reflection.PortableExecutable;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

/// <summary>Slow: starts the command as a process of its own, because methods are compiled once in a process.</summary>
public class PrecompiledKernelTests
{
    private static readonly string[] Kernels = ["ConvolutionStep`", "TileProduct`", "DepthwiseStep`", "DenseWindowSums`", "WindowSums`", "MeanStep`", "PlaneProduct`", "PlaneDepthwiseStep`", "HalvingPlaneStep`"];

    [Theory]
    [InlineData("0.25", "2")]
    [InlineData("1.3", "1")]
    public async Task A_program_need_not_compile_the_kernels_that_the_build_has_compiled(string width, string stride)
    {
        Assert.SkipUnless(IsPrecompiled(typeof(EngineBackend).Assembly.Location), "This build has compiled nothing ahead of time: Precompile.targets says when it does.");
        Assert.SkipWhen(Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name => name.StartsWith("DOTNET_Enable", StringComparison.Ordinal)), "The processor is not the one that the build compiled for.");
        using var folder = new TemporaryFolder();
        string[] arguments = ["bench", "--architecture", "ghostfacenetv1", "--width", width, "--stride", stride, "--input-size", "64", "--runs", "1", "--quiet"];
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ghostface"), arguments)
        {
            // The list may break a process that still compiles again in the background when it ends.
            Environment = { ["DOTNET_JitStdOutFile"] = folder["compiled.txt"], ["DOTNET_JitDisasmSummary"] = "1", ["DOTNET_TieredCompilation"] = "0" },
        };

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(ExitCode.Done);
        var compiled = await File.ReadAllLinesAsync(folder["compiled.txt"], TestContext.Current.CancellationToken);
        compiled.ShouldNotBeEmpty();
        compiled.Where(method => Kernels.Any(kernel => method.Contains(kernel, StringComparison.Ordinal)) && !IsForwarding(method)).ShouldBeEmpty();
    }

    /// <summary>What only calls another overload is compiled as a part of its callers, which are others at run time.</summary>
    private static bool IsForwarding(string method) => method.Contains("ConvolutionStep`", StringComparison.Ordinal) && method.Contains(":Run(ptr) ", StringComparison.Ordinal);

    private static bool IsPrecompiled(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}

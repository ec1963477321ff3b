using System.Runtime.InteropServices;
using GhostFaceNets.Training.Torch;
using TorchSharp;
using NativeMemory = GhostFaceNets.Training.Torch.NativeMemory;

namespace GhostFaceNets.Training.Tests.Torch;

public class TorchRuntimeTests
{
    [Fact]
    public void Starts_twice_and_computes()
    {
        TorchRuntime.Start();
        TorchRuntime.Start();
        torch.ones(2, 3).sum().item<float>().ShouldBe(6);
    }

    [Fact]
    public void Freed_blocks_are_kept_unless_the_user_has_set_malloc_otherwise()
    {
        const string variable = "MALLOC_TRIM_THRESHOLD_";
        var isGlibc = OperatingSystem.IsLinux() && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
        Assert.SkipUnless(isGlibc && Environment.GetEnvironmentVariable(variable) is null, "needs glibc with malloc as it comes");
        NativeMemory.KeepBlocks().ShouldBeTrue();
        Environment.SetEnvironmentVariable(variable, "131072");
        NativeMemory.KeepBlocks().ShouldBeFalse();
        Environment.SetEnvironmentVariable(variable, null);
    }

    [Theory]
    [InlineData("cuda:99")]
    [InlineData("cuda:x")]
    [InlineData("tpu")]
    public void An_absent_device_is_an_error_and_never_replaced(string name) =>
        Should.Throw<NotSupportedException>(() => TorchDevices.Parse(name)).Message.ShouldContain(name);
}

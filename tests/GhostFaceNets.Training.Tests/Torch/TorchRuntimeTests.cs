using GhostFaceNets.Training.Torch;
using TorchSharp;

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

    [Theory]
    [InlineData("cuda:99")]
    [InlineData("cuda:x")]
    [InlineData("tpu")]
    public void An_absent_device_is_an_error_and_never_replaced(string name) =>
        Should.Throw<NotSupportedException>(() => TorchDevices.Parse(name)).Message.ShouldContain(name);
}

using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests;

public class OnnxRuntimeBackendTests
{
    private readonly OnnxRuntimeBackend _backend = new();

    [Theory]
    [InlineData("cuda:0")]
    [InlineData("cuda")]
    [InlineData("tpu")]
    [InlineData("cuda:x")]
    public void An_absent_device_is_an_error_that_names_it(string device) =>
        Should.Throw<NotSupportedException>(() => _backend.Open(SmallFaceNetwork.Model.Network, new(device)))
            .Message.ShouldContain($"'{device}'");

    [Fact]
    public void The_device_in_use_is_reported()
    {
        using var session = _backend.Open(SmallFaceNetwork.Model.Network, new());
        session.Device.ShouldBe("cpu");
        session.InputExtents.ShouldBe([-1, 3, 2, 2]);
        session.Outputs.ShouldBe(["embedding"]);
    }

    [Fact]
    public void An_input_of_another_shape_is_refused_by_both_shapes()
    {
        using var session = _backend.Open(SmallFaceNetwork.Model.Network, new());
        Should.Throw<ArgumentException>(() => session.Run(new(new(1, 3, 2, 3), new float[18])))
            .Message.ShouldStartWith("The input has shape (1, 3, 2, 3), the model takes (any, 3, 2, 2).");
    }

    [Fact]
    public void What_is_no_model_is_bad_data() =>
        Should.Throw<BadDataException>(() => _backend.OpenOnnx("no model at all"u8.ToArray(), "note.onnx", new()))
            .File.ShouldBe("note.onnx");

    [Fact]
    public void A_foreign_model_of_fixed_size_says_so_and_runs()
    {
        using var session = _backend.OpenOnnx(File.ReadAllBytes(SharedFolder.Data("models", "yunet_n_320_320.onnx")), "yunet", new(Threads: 2));
        session.InputExtents.ShouldBe([1, 3, 320, 320]);
        session.Outputs.Count.ShouldBe(12);
        session.Run(new(new(1, 3, 320, 320), new float[3 * 320 * 320])).Select(output => output.Shape[0]).ShouldAllBe(batch => batch == 1);
        Should.Throw<ArgumentException>(() => session.Run(new(new(2, 3, 320, 320), new float[6 * 320 * 320])));
    }
}

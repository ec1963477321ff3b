using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

public class BackendOptionTests
{
    [Theory]
    [InlineData("engine")]
    [InlineData("onnxruntime")]
    public async Task Detection_runs_on_either_backend(string backend)
    {
        using var folder = new TemporaryFolder();
        string[] arguments =
        [
            SharedFolder.Data("photos", "Barack_Obama_03.jpg"), "--detector", SharedFolder.Data("models", "yunet_n_320_320.onnx"),
            "--backend", backend, "--json", folder["faces.json"], "--quiet",
        ];
        (await DetectCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Done);
        JsonDocument.Parse(File.ReadAllBytes(folder["faces.json"])).RootElement[0].GetProperty("faces").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Other_backends_are_refused() =>
        (await DetectCommand.Create().Parse(["a.jpg", "--backend", "abacus"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken))
            .ShouldNotBe(ExitCode.Done);
}

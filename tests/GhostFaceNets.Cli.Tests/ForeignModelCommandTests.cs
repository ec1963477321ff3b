using System.CommandLine;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

/// <summary>Models of others where models of ours are taken. What they must give: the tests of the runtimes' projects.</summary>
public sealed class ForeignModelCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ForeignModelCommandTests() => PictureFile.WritePng(_folder["face.png"], PatternFaces.Of(0));

    [Fact]
    public async Task A_foreign_ONNX_file_needs_to_be_described()
    {
        var model = Test("GhostFaceNets.OnnxRuntime.Tests", "Foreign", "channels_first.onnx");
        (await EmbedAsync(model)).ShouldBe(ExitCode.BadData);
        (await EmbedAsync(model, "--colour-order", "RGB", "--mean", "127.5", "--std", "128", "--width", "1")).ShouldBe(ExitCode.WrongUsage);
        (await EmbedAsync(model, "--colour-order", "RGB", "--mean", "127.5", "--std", "128", "--backend", "engine")).ShouldBe(ExitCode.Failed);
        (await EmbedAsync(model, "--colour-order", "RGB", "--mean", "127.5", "--std", "128")).ShouldBe(ExitCode.Done);
        NpyFile.Read(_folder["rows.npy"]).Values<float>().Select(value => (double)value)
            .ShouldBe([1.696625365981682, 0.9698273850179098, 1.6998167374258601, 0.8935004272037081, 1.6270031548609232], 1e-5);
    }

    [Fact]
    public async Task A_TorchScript_file_needs_its_size_too()
    {
        var model = Test("GhostFaceNets.Training.Tests", "Torch", "Scripts", "traced.pt");
        string[] colours = ["--colour-order", "BGR", "--mean", "104,117,123", "--std", "50,55,60"];
        (await EmbedAsync(model, colours)).ShouldBe(ExitCode.BadData);
        (await EmbedAsync(model, [.. colours, "--input-size", "6"])).ShouldBe(ExitCode.Done);
        NpyFile.Read(_folder["rows.npy"]).Values<float>().Select(value => (double)value)
            .ShouldBe([-0.9445563491953475, 0.33029346847200014, 0.44473143220513056, -0.09225984022378236, -0.23278160247666446], 1e-5);
    }

    [Fact]
    public async Task A_model_that_says_how_it_wants_its_pictures_needs_no_description()
    {
        var model = SharedFolder.Data("models", "mobilefacenet_y1-symbol.json");
        (await EmbedAsync(model, "--mean", "1")).ShouldBe(ExitCode.WrongUsage);
        PictureFile.WritePng(_folder["face.png"], PictureFile.Read(SharedFolder.Golden("crops", "crop_0.png")));
        string[] backends = ["engine", "onnxruntime"];
        foreach (var backend in backends)
        {
            (await EmbedAsync(model, "--backend", backend)).ShouldBe(ExitCode.Done);
            ((double)NpyFile.Read(_folder["rows.npy"]).Values<float>()[0]).ShouldBe(-0.5903891100433291, 1e-4);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string Test(params string[] parts) => Path.Combine([SharedFolder.Root, "tests", .. parts]);

    private Task<int> EmbedAsync(string model, params string[] options) =>
        EmbedCommand.Create().Parse(["-m", model, "--aligned", "--images", _folder["face.png"], "--out", _folder["rows.npy"], "--quiet", .. options])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}

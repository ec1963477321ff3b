using System.CommandLine;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Cli.Tests.Evaluate;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Synthetic;
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
    public void A_layout_that_is_none_is_wrong_usage() =>
        EmbedCommand.Create().Parse(["-m", "a.onnx", "-i", "a.png", "-o", "a.npy", "--layout", "7"]).Errors.ShouldHaveSingleItem().Message.ShouldBe("--layout is NCHW or NHWC.");

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

    [Fact]
    public async Task A_converted_model_of_others_is_fed_as_was_said_and_asked_where_nothing_was()
    {
        WriteModelOfOthers(_folder["foreign.onnx"]);
        PictureFile.WritePng(_folder["face.png"], new SyntheticFaces(1).Draw(0, 0).Resize(32, 32));
        (await ConvertAsync("foreign.onnx", "ours.onnx")).ShouldBe(ExitCode.BadData);
        (await ConvertAsync("foreign.onnx", "ours.onnx", "--colour-order", "BGR", "--mean", "1,2,3", "--std", "50")).ShouldBe(ExitCode.BadData);
        (await ConvertAsync("foreign.onnx", "ours.onnx", "--colour-order", "BGR", "--mean", "100", "--std", "50", "--input-size", "7")).ShouldBe(ExitCode.BadData);
        (await ConvertAsync("foreign.onnx", "ours.onnx", "--colour-order", "BGR", "--mean", "100", "--std", "50", "--width", "1")).ShouldBe(ExitCode.WrongUsage);
        File.Exists(_folder["ours.onnx"]).ShouldBeFalse();
        string[] input = ["--colour-order", "BGR", "--mean", "100", "--std", "50"];
        (await ConvertAsync("foreign.onnx", "ours.onnx", input)).ShouldBe(ExitCode.Done);
        var card = ModelFile.Load(_folder["ours.onnx"]).Card;
        (card.ColourOrder, card.InputMean, card.InputScale).ShouldBe(("BGR", 100f, 1 / 50f));
        (await EmbedAsync(_folder["ours.onnx"])).ShouldBe(ExitCode.Done);
        var rows = NpyFile.Read(_folder["rows.npy"]).Values<float>();
        (await EmbedAsync(_folder["foreign.onnx"], input)).ShouldBe(ExitCode.Done);
        NpyFile.Read(_folder["rows.npy"]).Values<float>().ShouldBe(rows, 1e-5);
        (await ConvertAsync("ours.onnx", "again.onnx", input)).ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public async Task A_Keras_file_is_not_written_of_a_model_that_it_would_feed_otherwise()
    {
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = 32 });
        var card = ModelCard.Of(network);
        ModelFile.Save(_folder["usual.h5"], new(network, card));
        foreach (var other in (ModelCard[])[card with { ColourOrder = "BGR" }, card with { InputMean = 0 }, card with { InputScale = 1 / 127.5f }])
        {
            ModelFile.Save(_folder["other.onnx"], new(network, other));
            (await ConvertAsync("other.onnx", "other.h5")).ShouldBe(ExitCode.Failed);
        }

        File.Exists(_folder["other.h5"]).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private static string Test(params string[] parts) => Path.Combine([SharedFolder.Root, "tests", .. parts]);

    private Task<int> ConvertAsync(string from, string to, params string[] options) =>
        ConvertCommand.Create().Parse([_folder[from], _folder[to], "--quiet", .. options]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A network whose card goes under a name that nobody knows.</summary>
    private static void WriteModelOfOthers(string path)
    {
        SmallModel.Write(path);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("ghostfacenets.card"u8)] = (byte)'x';
        File.WriteAllBytes(path, bytes);
    }

    private Task<int> EmbedAsync(string model, params string[] options) =>
        EmbedCommand.Create().Parse(["-m", model, "--aligned", "--images", _folder["face.png"], "--out", _folder["rows.npy"], "--quiet", .. options])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}

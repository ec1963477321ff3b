using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

public sealed class QuantizeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public QuantizeCommandTests()
    {
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.25, InputSize = 64, EmbeddingSize = 32 });
        OnnxFile.Write(_folder["model.onnx"], new(network, ModelCard.Of(network) with { Thresholds = [new(1e-3, 0.3, "lfw")] }));
    }

    [Theory]
    [InlineData("int8", WeightType.Int8)]
    [InlineData("float16", WeightType.Float16)]
    public async Task The_result_tells_sizes_layers_and_the_thresholds_that_were_dropped(string word, WeightType type)
    {
        (await RunAsync("model.onnx", word, "small.onnx")).ShouldBe(ExitCode.Done);
        var result = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder["result.json"], TestContext.Current.CancellationToken)).RootElement;
        result.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(_folder["small.onnx"]).Length);
        result.GetProperty("bytes_as_float32").GetInt64().ShouldBeGreaterThan(new FileInfo(_folder["small.onnx"]).Length);
        result.GetProperty("thresholds_dropped").GetInt32().ShouldBe(1);
        result.GetProperty("stored").GetArrayLength().ShouldBeGreaterThan(10);
        OnnxFile.Read(_folder["small.onnx"]).Card.Weights.ShouldBe(type);
    }

    [Fact]
    public async Task A_quantized_file_is_not_quantized_again()
    {
        (await RunAsync("model.onnx", "int8", "small.onnx")).ShouldBe(ExitCode.Done);
        (await RunAsync("small.onnx", "float16", "smaller.onnx")).ShouldBe(ExitCode.BadData);
        File.Exists(_folder["smaller.onnx"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("int8", "small.h5")]
    [InlineData("int8", "small.safetensors")]
    [InlineData("int4", "small.onnx")]
    [InlineData("float32", "small.onnx")]
    [InlineData("Int8", "small.onnx")]
    public async Task Another_type_or_target_is_wrong_usage(string word, string target)
    {
        (await RunAsync("model.onnx", word, target)).ShouldBe(ExitCode.WrongUsage);
        File.Exists(_folder[target]).ShouldBeFalse();
    }

    [Fact]
    public async Task The_model_itself_is_not_overwritten()
    {
        var before = await File.ReadAllBytesAsync(_folder["model.onnx"], TestContext.Current.CancellationToken);
        (await RunAsync("model.onnx", "int8", "model.onnx")).ShouldBe(ExitCode.WrongUsage);
        (await File.ReadAllBytesAsync(_folder["model.onnx"], TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task Faces_tell_which_layers_stay()
    {
        Directory.CreateDirectory(_folder["faces"]);
        (await RunAsync("model.onnx", "int8", "small.onnx", "--calibrate", _folder["faces"])).ShouldBe(ExitCode.BadData);
        PictureFile.WritePng(_folder["faces", "a.png"], new Picture(64, 64, [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i * 7))]));
        (await RunAsync("model.onnx", "int8", "small.onnx", "--calibrate", _folder["faces"], "--least-cosine", "0.9999999")).ShouldBe(ExitCode.Done);
        var result = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder["result.json"], TestContext.Current.CancellationToken)).RootElement;
        result.GetProperty("cosine").GetDouble().ShouldBeGreaterThanOrEqualTo(0.9999999);
        result.GetProperty("kept").EnumerateArray().Select(name => name.GetString())
            .ShouldBeSubsetOf(OnnxFile.Read(_folder["model.onnx"]).Network.Weights.Keys);
        result.GetProperty("sensitive").EnumerateArray().Select(name => name.GetString())
            .ShouldBeSubsetOf(result.GetProperty("kept").EnumerateArray().Select(name => name.GetString()));
        (await RunAsync("model.onnx", "int8", "small.onnx", "--least-cosine", "0.9")).ShouldBe(ExitCode.WrongUsage);
        (await RunAsync("model.onnx", "int8", "small.onnx", "--calibrate", _folder["faces"], "--least-cosine", "1.5")).ShouldBe(ExitCode.WrongUsage);
        (await RunAsync("model.onnx", "int8", "small.onnx", "--calibrate", _folder["absent"])).ShouldBe(ExitCode.BadData);
    }

    [Fact]
    public async Task Faces_tell_what_inputs_are_rounded_to()
    {
        Directory.CreateDirectory(_folder["faces"]);
        PictureFile.WritePng(_folder["faces", "a.png"], new Picture(64, 64, [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i * 7))]));
        (await RunAsync("model.onnx", "int8", "bytes.onnx", "--activations", "int8", "--calibrate", _folder["faces"], "--least-cosine", "0.5")).ShouldBe(ExitCode.Done);
        var result = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder["result.json"], TestContext.Current.CancellationToken)).RootElement;
        var layers = result.GetProperty("int8_layers").EnumerateArray().Select(name => name.GetString()!).ToArray();
        layers.Length.ShouldBeGreaterThan(3);
        OnnxFile.Read(_folder["bytes.onnx"]).Network.Int8Layers().ShouldBe(layers);
        result.GetProperty("activations").GetString().ShouldBe("int8");
        result.GetProperty("cosine").GetDouble().ShouldBeGreaterThanOrEqualTo(0.5);

        // Of the most sensitive ones that must stay, none is among those that compute so.
        (await RunAsync("model.onnx", "int8", "near.onnx", "--activations", "int8", "--calibrate", _folder["faces"], "--least-cosine", "0.99999")).ShouldBe(ExitCode.Done);
        result = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder["result.json"], TestContext.Current.CancellationToken)).RootElement;
        result.GetProperty("sensitive").EnumerateArray().Select(name => name.GetString())
            .ShouldAllBe(name => !result.GetProperty("int8_layers").EnumerateArray().Any(layer => $"{layer.GetString()}/kernel" == name));
    }

    [Fact]
    public async Task Inputs_are_not_rounded_without_faces_or_whole_kernels()
    {
        Directory.CreateDirectory(_folder["faces"]);
        (await RunAsync("model.onnx", "int8", "bytes.onnx", "--activations", "int8")).ShouldBe(ExitCode.WrongUsage);
        (await RunAsync("model.onnx", "float16", "bytes.onnx", "--activations", "int8", "--calibrate", _folder["faces"])).ShouldBe(ExitCode.WrongUsage);
        (await RunAsync("model.onnx", "int8", "bytes.onnx", "--activations", "float16", "--calibrate", _folder["faces"])).ShouldBe(ExitCode.WrongUsage);
        File.Exists(_folder["bytes.onnx"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_model_of_others_must_be_converted_first() => (await RunAsync(
        Path.Combine(SharedFolder.Root, "tests", "GhostFaceNets.OnnxRuntime.Tests", "Foreign", "channels_first.onnx"), "int8", "small.onnx")).ShouldBe(ExitCode.BadData);

    [Fact]
    public async Task What_is_no_model_is_bad_data()
    {
        await File.WriteAllTextAsync(_folder["note.onnx"], "no model", TestContext.Current.CancellationToken);
        (await RunAsync("note.onnx", "int8", "small.onnx")).ShouldBe(ExitCode.BadData);
        (await RunAsync("absent.onnx", "int8", "small.onnx")).ShouldBe(ExitCode.BadData);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<int> RunAsync(string model, string weights, string output, params string[] more)
    {
        var parsed = QuantizeCommand.Create().Parse([_folder[model], "--weights", weights, "--out", _folder[output], "--quiet", "--json", _folder["result.json"], .. more]);
        var code = await parsed.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
    }
}

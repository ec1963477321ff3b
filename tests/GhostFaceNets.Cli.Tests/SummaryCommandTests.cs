using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Formats;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

public class SummaryCommandTests
{
    [Theory]
    [InlineData("--architecture ghostfacenetv1", 4_037_836, 4_066_388, 59_316_222, 60_295_590)]
    [InlineData("--architecture ghostfacenetv1 --width 0.5 --stride 2", 710_740, 722_364, 10_715_866, 11_094_686)]
    [InlineData("--architecture GhostFaceNetV2 --width 1.3 --stride 1", 6_795_720, 6_880_288, 267_145_664, 272_105_108)]
    [InlineData("--architecture ghostfacenetv2 --width 1.3 --stride 1 --bias", 6_796_232, 6_880_800, 267_145_664, 272_105_364)]
    public async Task The_counts_are_those_of_the_paper(string options, long trainable, long total, long macs, long profilerFlops)
    {
        using var folder = new TemporaryFolder();
        (await RunAsync($"{options} --quiet --json {folder["counts.json"]}")).ShouldBe(ExitCode.Done);

        var counts = JsonDocument.Parse(await File.ReadAllTextAsync(folder["counts.json"], TestContext.Current.CancellationToken)).RootElement;
        counts.GetProperty("trainable_parameters").GetInt64().ShouldBe(trainable);
        counts.GetProperty("total_parameters").GetInt64().ShouldBe(total);
        counts.GetProperty("macs").GetInt64().ShouldBe(macs);
        counts.GetProperty("profiler_flops").GetInt64().ShouldBe(profilerFlops);
    }

    [Fact]
    public async Task A_released_file_counts_like_its_architecture()
    {
        var model = SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");
        using var folder = new TemporaryFolder();
        (await RunAsync($"--model {model} --quiet --json {folder["counts.json"]}")).ShouldBe(ExitCode.Done);
        var counts = JsonDocument.Parse(await File.ReadAllTextAsync(folder["counts.json"], TestContext.Current.CancellationToken)).RootElement;
        counts.GetProperty("total_parameters").GetInt64().ShouldBe(722_364);
    }

    [Fact]
    public async Task What_a_model_file_says_of_itself_is_told_too()
    {
        using var folder = new TemporaryFolder();
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = 32 });
        var card = ModelCard.Of(network) with
        {
            TrainingData = "MS1MV2",
            Results = new Dictionary<string, double> { ["lfw max_accuracy"] = 0.995 },
            Thresholds = [new(1e-3, 0.3125, "people")],
        };
        ModelFile.Save(folder["m.onnx"], new FaceModel(network, card));
        (await RunAsync($"--model {folder["m.onnx"]} --json {folder["m.json"]}")).ShouldBe(ExitCode.Done);
        var told = JsonDocument.Parse(await File.ReadAllTextAsync(folder["m.json"], TestContext.Current.CancellationToken)).RootElement.GetProperty("card");
        told.GetProperty("training_data").GetString().ShouldBe("MS1MV2");
        told.GetProperty("weights").GetString().ShouldBe("float32");
        told.GetProperty("results").GetProperty("lfw max_accuracy").GetDouble().ShouldBe(0.995);
        told.GetProperty("thresholds")[0].GetProperty("cosine").GetDouble().ShouldBe(0.3125);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_bad_data()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["model.onnx"], "no model", TestContext.Current.CancellationToken);
        (await RunAsync($"--model {folder["model.onnx"]}")).ShouldBe(ExitCode.BadData);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--width 1")]
    [InlineData("--architecture mobilefacenet")]
    [InlineData("--architecture ghostfacenetv1 --stride 3")]
    [InlineData("--architecture ghostfacenetv2 --input-size 32")]
    public async Task Options_that_name_no_network_are_wrong_usage(string options) =>
        (await RunAsync(options)).ShouldBe(ExitCode.WrongUsage);

    private static Task<int> RunAsync(string options) =>
        SummaryCommand.Create().Parse(options).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}

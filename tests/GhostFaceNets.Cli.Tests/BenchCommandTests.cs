using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

public class BenchCommandTests
{
    private const string Small = "--architecture ghostfacenetv1 --width 0.5 --stride 2 --input-size 48";

    [Theory]
    [InlineData("--isa scalar", "engine")]
    [InlineData("--backend onnxruntime --threads 2", "onnxruntime")]
    [InlineData("--backend torch", "torch")]
    public async Task A_backend_is_measured(string options, string backend)
    {
        var timing = await MeasureAsync($"{Small} {options} --batch 2 --runs 3");
        timing.GetProperty("backend").GetString().ShouldBe(backend);
        timing.GetProperty("runs").GetInt32().ShouldBe(3);
        timing.GetProperty("batch").GetInt32().ShouldBe(2);
        var median = timing.GetProperty("median_ms_per_image").GetDouble();
        median.ShouldBeGreaterThan(0);
        timing.GetProperty("images_per_second").GetDouble().ShouldBe(1000 / median, 1e-6 * 1000 / median);
    }

    [Fact]
    public async Task Several_backends_are_measured_in_one_run() =>
        (await MeasureAsync($"{Small} --backend engine onnxruntime --runs 1")).EnumerateArray()
            .Select(timing => timing.GetProperty("backend").GetString()).ShouldBe(["engine", "onnxruntime"]);

    [Fact]
    public async Task The_measured_network_is_saved_for_other_programs()
    {
        using var folder = new TemporaryFolder();
        await MeasureAsync($"{Small} --runs 1 --save {folder["network.onnx"]}");
        (await MeasureAsync($"-m {folder["network.onnx"]} --runs 1")).GetProperty("backend").GetString().ShouldBe("engine");
    }

    [Theory]
    [InlineData("")]
    [InlineData("--architecture ghostfacenetv1 --runs 0")]
    [InlineData("--architecture ghostfacenetv1 --isa 1024")]
    public async Task Wrong_options_are_wrong_usage(string options)
    {
        var parsed = BenchCommand.Create().Parse(options);
        var code = await parsed.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        (parsed.Errors.Count > 0 || code == ExitCode.WrongUsage).ShouldBeTrue();
    }

    private static async Task<JsonElement> MeasureAsync(string options)
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        (await BenchCommand.Create().Parse($"{options} --quiet --json {folder["timing.json"]}").InvokeAsync(cancellationToken: cancellation))
            .ShouldBe(ExitCode.Done);
        return JsonDocument.Parse(await File.ReadAllTextAsync(folder["timing.json"], cancellation)).RootElement.Clone();
    }
}

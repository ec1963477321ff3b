using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
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

    [Fact]
    public async Task A_profile_tells_what_each_step_takes_and_their_multiply_adds_are_the_networks()
    {
        var profile = await MeasureAsync($"{Small} --profile --batch 2 --runs 1");
        var steps = profile.GetProperty("steps").EnumerateArray().ToArray();
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.5, StemStride = 2, InputSize = 48 });
        steps.Sum(step => step.GetProperty("multiply_adds").GetInt64()).ShouldBe(NetworkCount.Of(network).Macs);
        steps.Sum(step => step.GetProperty("median_ms").GetDouble()).ShouldBe(profile.GetProperty("ms_per_image").GetDouble(), 1e-9);
        steps[0].GetProperty("kind").GetString().ShouldBe("Convolution 3x3 /2 + rectifier");
        steps[0].GetProperty("input").EnumerateArray().Select(extent => extent.GetInt32()).ShouldBe([3, 48, 48]);
        steps[0].GetProperty("output").EnumerateArray().Select(extent => extent.GetInt32()).ShouldBe([8, 24, 24]);
        steps.ShouldContain(step => step.GetProperty("kind").GetString() == "Convolution 1x1 + addition");
        var share = steps[0].GetProperty("multiply_adds").GetInt64() / steps[0].GetProperty("median_ms").GetDouble() * 1000
            / profile.GetProperty("peak_multiply_adds_per_second").GetDouble();
        steps[0].GetProperty("share_of_peak").GetDouble().ShouldBe(share, 1e-9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--architecture ghostfacenetv1 --profile --backend onnxruntime")]
    [InlineData("--architecture ghostfacenetv1 --profile --threads 2")]
    [InlineData("--architecture ghostfacenetv1 --runs 0")]
    [InlineData("--architecture ghostfacenetv1 --isa 1024")]
    [InlineData("--architecture ghostfacenetv1 --batch 100000000")]
    [InlineData("--architecture ghostfacenetv1 --runs 2000000000")]
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

using System.Diagnostics;
using System.Globalization;
using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Synthetic;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Recognition;

/// <summary>Slow: the library compiled to machine code without what a program does not use, which reflection does not survive.</summary>
public class NativeSampleTests
{
    private const int Side = 32;

    [Fact]
    public async Task A_native_program_embeds_a_face_as_this_one_does()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && IsThere("clang"), "needs Linux with clang and zlib1g-dev, which link native programs");
        Assert.SkipWhen(Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name => name.StartsWith("DOTNET_Enable", StringComparison.Ordinal)), "The compiler is the same without vectors, but slow.");
        using var folder = new TemporaryFolder();
        var (model, face, program) = (folder["model.onnx"], folder["face.png"], folder["program"]);
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = Side });
        ModelFile.Save(model, new FaceModel(network, ModelCard.Of(network)));
        PictureFile.WritePng(face, new SyntheticFaces(5).Draw(0, 0).Resize(Side, Side));

        await Run("dotnet", "publish", Path.Combine(SharedFolder.Root, "samples", "Embed"), "-c", "Release", "-r", "linux-x64", "-v", "quiet", "-nologo", "-o", program);
        var output = await Run(Path.Combine(program, "Embed"), model, face);

        using var embedder = new Embedder(ModelFile.Load(model), new EngineBackend(), new(Sessions: 1));
        var expected = embedder.Embed([PictureFile.Read(face)], cancellation: TestContext.Current.CancellationToken)[0];
        var printed = output.Trim().Split('\n')[^1].Split(", ").Select(number => float.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        printed.ShouldBe(expected[..4].ToArray(), tolerance: 1e-5);
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{output}");
        return output;
    }
}

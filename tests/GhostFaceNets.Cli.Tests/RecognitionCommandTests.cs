using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

/// <summary>convert, embed and compare with a released model and real photographs.</summary>
public class RecognitionCommandTests
{
    private static string Model => SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");

    private static string Detector => SharedFolder.Data("models", "yunet_n_640_640.onnx");

    [Fact]
    public async Task Embeddings_of_aligned_faces_equal_the_golden_ones_in_the_folders_ordinal_order()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync(EmbedCommand.Create(), "-m", Model, "--images", SharedFolder.Golden("crops"), "--aligned", "--out", folder["faces.npz"])).ShouldBe(ExitCode.Done);
        var arrays = NpzFile.Read(folder["faces.npz"]);
        var (rows, names) = (arrays["embs"].Values<float>(), arrays["names"].Values<string>());
        var golden = SharedFolder.GoldenJson("embeddings_v1_w05_s2.json").GetProperty("crops").EnumerateArray().ToArray();
        names.Select(Path.GetFileName).ShouldBe(golden.Select(crop => crop.GetProperty("file").GetString()).Order(StringComparer.Ordinal));
        foreach (var crop in golden)
        {
            var row = Array.FindIndex(names, name => Path.GetFileName(name) == crop.GetProperty("file").GetString());
            EmbeddingTolerance.ShouldMatch(
                [.. rows.Skip(512 * row).Take(512).Select(value => (double)value)],
                [.. crop.GetProperty("embedding").EnumerateArray().Select(value => value.GetDouble())],
                names[row]);
        }
    }

    [Fact]
    public async Task A_converted_model_embeds_as_the_original()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync(ConvertCommand.Create(), Model, folder["model.onnx"])).ShouldBe(ExitCode.Done);
        string[] images = ["--images", SharedFolder.Golden("crops"), "--aligned", "--flip", "--normalize", "--out"];
        (await RunAsync(EmbedCommand.Create(), ["-m", Model, .. images, folder["a.npy"]])).ShouldBe(ExitCode.Done);
        (await RunAsync(EmbedCommand.Create(), ["-m", folder["model.onnx"], .. images, folder["b.npy"]])).ShouldBe(ExitCode.Done);
        NpyFile.Read(folder["b.npy"]).Values<float>().ShouldBe(NpyFile.Read(folder["a.npy"]).Values<float>());
    }

    [Fact]
    public async Task An_optimized_model_embeds_as_the_original_within_rounding_and_is_onnx()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync(ConvertCommand.Create(), Model, folder["model.onnx"], "--optimize")).ShouldBe(ExitCode.Done);
        (await RunAsync(ConvertCommand.Create(), Model, folder["model.h5"], "--optimize")).ShouldBe(ExitCode.WrongUsage);
        string[] images = ["--images", SharedFolder.Golden("crops"), "--aligned", "--normalize", "--out"];
        (await RunAsync(EmbedCommand.Create(), ["-m", Model, .. images, folder["a.npy"]])).ShouldBe(ExitCode.Done);
        (await RunAsync(EmbedCommand.Create(), ["-m", folder["model.onnx"], .. images, folder["b.npy"]])).ShouldBe(ExitCode.Done);
        NpyFile.Read(folder["b.npy"]).Values<float>().ShouldBe(NpyFile.Read(folder["a.npy"]).Values<float>(), 1e-5);
    }

    [Fact]
    public async Task A_network_that_has_diverged_gives_no_embeddings_and_no_verdict()
    {
        using var folder = new TemporaryFolder();
        Node[] nodes = [new InputNode("in", new(3, 112, 112)), new GlobalAveragePool("mean", "in"), new Flatten("flat", "mean"), new Dense("large", "flat", 1), new Dense("out", "large", 1)];
        var weights = ImmutableDictionary<string, FloatTensor>.Empty.Add("large/kernel", new(new(1, 3), [1e30f, 2e30f, 3e30f])).Add("out/kernel", new(new(1, 1), [1e30f]));
        var network = new Network("diverged", [.. nodes], ["out"], weights);
        OnnxFile.Write(folder["m.onnx"], new(network, ModelCard.Of(network)));
        var face = Directory.GetFiles(SharedFolder.Golden("crops"), "*.png")[0];
        (await RunAsync(EmbedCommand.Create(), "-m", folder["m.onnx"], "--images", face, "--aligned", "--out", folder["a.npy"])).ShouldBe(ExitCode.Failed);
        File.Exists(folder["a.npy"]).ShouldBeFalse();
        (await RunAsync(CompareCommand.Create(), face, face, "-m", folder["m.onnx"], "--aligned")).ShouldBe(ExitCode.Failed);
    }

    [Fact]
    public async Task One_person_on_two_photographs_is_the_same_and_two_people_are_different()
    {
        using var folder = new TemporaryFolder();
        var pairs = File.ReadAllLines(SharedFolder.Data("lfw", "dev_pairs.txt")).Select(line => line.Split('\t')).ToArray();
        var same = pairs.First(pair => pair.Length == 3);
        var different = pairs.First(pair => pair.Length == 4);
        (await CompareAsync(folder, Photo(same[0], same[1]), Photo(same[0], same[2]))).GetProperty("verdict").GetString().ShouldBe("same");
        (await CompareAsync(folder, Photo(different[0], different[1]), Photo(different[2], different[3]))).GetProperty("verdict").GetString().ShouldBe("different");
    }

    [Fact]
    public async Task A_picture_without_a_face_is_told_with_an_exit_code_of_its_own()
    {
        using var folder = new TemporaryFolder();
        PictureFile.WritePng(folder["black.png"], new Picture(60, 50, new byte[9000]));
        var photo = SharedFolder.Data("photos", "Barack_Obama_03.jpg");
        (await RunAsync(CompareCommand.Create(), photo, folder["black.png"], "-m", Model, "--detector", Detector, "--json", folder["result.json"]))
            .ShouldBe(ExitCode.BadData);
        Json(folder).GetProperty("verdict").GetString().ShouldBe("no face");
        Json(folder).GetProperty("no_face")[0].GetString().ShouldBe(folder["black.png"]);

        string[] embed = ["-m", Model, "--images", photo, folder["black.png"], "--detector", Detector, "--out", folder["rows.npy"], "--json", folder["result.json"]];
        (await RunAsync(EmbedCommand.Create(), embed)).ShouldBe(ExitCode.BadData);
        File.Exists(folder["rows.npy"]).ShouldBeFalse();
        (await RunAsync(EmbedCommand.Create(), [.. embed, "--skip-faceless"])).ShouldBe(ExitCode.Done);
        NpyFile.Read(folder["rows.npy"]).Shape.ShouldBe([1, 512]);
        Json(folder).GetProperty("no_face")[0].GetString().ShouldBe(folder["black.png"]);
    }

    [Fact]
    public async Task Absent_broken_and_wrong_files_are_bad_data_and_an_unwritable_place_a_failure()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text.jpg"], "hello");
        File.WriteAllBytes(folder["cut.h5"], File.ReadAllBytes(Model)[..100_000]);
        var crops = SharedFolder.Golden("crops");
        (await RunAsync(CompareCommand.Create(), folder["absent.jpg"], folder["absent.jpg"], "-m", Model, "--aligned")).ShouldBe(ExitCode.BadData);
        (await RunAsync(CompareCommand.Create(), folder["text.jpg"], folder["text.jpg"], "-m", Model, "--aligned")).ShouldBe(ExitCode.BadData);
        (await RunAsync(ConvertCommand.Create(), folder["cut.h5"], folder["out.onnx"])).ShouldBe(ExitCode.BadData);
        (await RunAsync(ConvertCommand.Create(), Detector, folder["out.h5"])).ShouldBe(ExitCode.BadData);
        (await RunAsync(EmbedCommand.Create(), "-m", Model, "--images", crops, "--aligned", "--out", folder["text.jpg", "a.npy"])).ShouldBe(ExitCode.Failed);
        (await RunAsync(EmbedCommand.Create(), "-m", Model, "--images", crops, "--aligned", "--out", folder["a.txt"])).ShouldBe(ExitCode.WrongUsage);
        (await RunAsync(EmbedCommand.Create(), "-m", Model, "--images", folder["absent"], "--aligned", "--out", folder["a.npy"])).ShouldBe(ExitCode.BadData);
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order().ShouldBe(["cut.h5", "text.jpg"]);
    }

    private static string Photo(string name, string number) => SharedFolder.Data("lfw", "dev", name, $"{name}_{int.Parse(number):0000}.jpg");

    private static async Task<JsonElement> CompareAsync(TemporaryFolder folder, string first, string second)
    {
        (await RunAsync(CompareCommand.Create(), first, second, "-m", Model, "--detector", Detector, "--select", "central", "--json", folder["result.json"]))
            .ShouldBe(ExitCode.Done);
        return Json(folder);
    }

    private static JsonElement Json(TemporaryFolder folder) => JsonDocument.Parse(File.ReadAllBytes(folder["result.json"])).RootElement.Clone();

    private static Task<int> RunAsync(Command command, params string[] arguments) =>
        command.Parse([.. arguments, "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}

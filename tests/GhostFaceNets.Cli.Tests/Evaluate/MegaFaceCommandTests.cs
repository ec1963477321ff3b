using System.Text.Json;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Cli.Commands.Evaluate.MegaFace;
using GhostFaceNets.Evaluation.MegaFace;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Recognition;
using GhostFaceNets.Synthetic;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Evaluate;

public sealed class MegaFaceCommandTests : IDisposable
{
    private const double Near = 1e-6;

    private readonly TemporaryFolder _folder = new();

    public MegaFaceCommandTests()
    {
        SaveModel("model.onnx", seed: 3);
        Toy("toy").ShouldBe(ExitCode.Done);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pictures_of_a_toy_release_give_the_figures_of_a_plain_computation()
    {
        (await Run("-m", _folder["model.onnx"], "-ns", "2", "-R", _folder["results"], "--report", _folder["report"])).ShouldBe(ExitCode.Done);
        using var embedder = new Embedder(ModelFile.Load(_folder["model.onnx"]), new EngineBackend());
        var plain = new PlainMegaFace(_folder["toy"], embedder);
        ShouldAgree(plain, sets: 2);
        var cmc = CmcFile.Read(_folder["results", "ghostface-noisy", "cmc_facescrub_megaface_ghostface_30_1.json"]).ShouldHaveSingleItem();
        (cmc.Ranks[0], cmc.Ranks[^1], cmc.Rates[^1]).ShouldBe((1, 31, 1));
        Directory.GetFiles(_folder["report"]).Select(Path.GetFileName).Order().ShouldBe(["cmc.png", "cmc.svg", "det.png", "det.svg", "report.html", "roc.png", "roc.svg"]);

        (await Run("--refined", "-ns", "2", "-R", _folder["results"], "--feature-dir-out", _folder["clean"])).ShouldBe(ExitCode.Done);
        var listed = File.ReadAllLines(_folder["toy", "facescrub_noises.txt"])[1..];
        foreach (var picture in File.ReadAllLines(_folder["toy", "facescrub_lst"]))
        {
            var clean = FeatureFile.Read(_folder["clean", "facescrub", $"{picture}_ghostface.bin"]);
            clean[^1].ShouldBe(0);
            if (!listed.Contains(Path.GetFileName(picture))) continue;
            double[] embedding = [.. clean.SkipLast(1).Select(number => (double)number)];
            // The random vector is a thousandth long at most in each component, before scaling.
            embedding.Zip(plain.Replacement(picture, listed), (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(2e-3);
            plain.Replace(picture, embedding);
        }

        var away = File.ReadAllLines(_folder["toy", "megaface_noises.txt"])[1..];
        away.ShouldNotBeEmpty();
        FeatureFile.Read(_folder["clean", "megaface", $"{away[0]}_ghostface.bin"])[^1].ShouldBe(100);
        plain.Remove(away);
        ShouldAgree(plain, sets: 2);
        File.Exists(_folder["results", "ghostface", "cmc_facescrub_megaface_ghostface_10_2.json"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Embeddings_without_noise_written_for_the_devkit_give_the_refined_figures_too()
    {
        (await Run("-m", _folder["model.onnx"], "--refined", "--seed", "5", "--feature-dir-out", _folder["clean"])).ShouldBe(ExitCode.Done);
        var refined = Result().GetProperty("galleries").GetRawText();
        (await Run("--output", _folder["clean"])).ShouldBe(ExitCode.Done);
        Result().GetProperty("galleries").GetRawText().ShouldBe(refined);
        (await Run("--refined", "--seed", "5", "--distance", "cosine")).ShouldBe(ExitCode.Done);
        Result().GetProperty("galleries").GetRawText().ShouldBe(refined);
    }

    [Fact]
    public async Task What_is_embedded_is_not_embedded_again_and_never_mixed_with_another_model()
    {
        (await Run("-m", _folder["model.onnx"], "-s", "10")).ShouldBe(ExitCode.Done);
        var (figures, files) = (Result().GetProperty("galleries").GetRawText(), Directory.GetFiles(_folder["toy", "feature_out"], "*.bin", SearchOption.AllDirectories).Order().ToArray());
        var written = files.ToDictionary(file => file, File.GetLastWriteTimeUtc);
        File.Delete(files[0]);
        File.WriteAllBytes(files[1], File.ReadAllBytes(files[1])[..20]);
        (await Run("-m", _folder["model.onnx"], "-s", "10")).ShouldBe(ExitCode.Done);
        Result().GetProperty("galleries").GetRawText().ShouldBe(figures);
        files.Where(file => File.GetLastWriteTimeUtc(file) == written[file]).ShouldBe(files[2..]);
        SaveModel("other.onnx", seed: 4);
        (await Run("-m", _folder["other.onnx"], "-s", "10")).ShouldBe(ExitCode.BadData);
        (await Run("-m", _folder["model.onnx"], "-s", "10", "--flip")).ShouldBe(ExitCode.BadData);
        (await Run("-m", _folder["other.onnx"], "-s", "10", "--algo", "other", "--flip")).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Broken_pictures_stop_the_work_or_are_left_out_and_listed()
    {
        var (person, stranger) = (File.ReadAllLines(_folder["toy", "facescrub_lst"])[1], File.ReadAllLines(_folder["toy", "megaface_lst"])[2]);
        File.Delete(_folder["toy", "facescrub_images", person]);
        File.WriteAllText(_folder["toy", "megaface_images", stranger], "no picture");
        (await Run("-m", _folder["model.onnx"])).ShouldBe(ExitCode.BadData);
        (await Run("-m", _folder["model.onnx"], "--skip-broken", "-s", "30")).ShouldBe(ExitCode.Done);
        Result().GetProperty("left_out").EnumerateArray().Select(item => item.GetString()).ShouldBe([person, stranger]);
        Result().GetProperty("galleries")[0].GetProperty("distractors").GetInt32().ShouldBe(29);
        (await Run("-s", "30")).ShouldBe(ExitCode.BadData);
        (await Run("-s", "30", "--refined", "--skip-broken")).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Every_part_of_a_release_may_lie_elsewhere_and_the_devkit_s_lists_may_be_absent()
    {
        (await Run("-m", _folder["model.onnx"], "-s", "30", "--refined")).ShouldBe(ExitCode.Done);
        var figures = Result().GetProperty("galleries")[0].GetProperty("rate_at_rank").GetRawText();
        string[] places = ["facescrub_lst", "megaface_lst", "facescrub_images", "megaface_images", "facescrub_noises.txt", "megaface_noises.txt"];
        string[] options = ["--facescrub-lst", "--megaface-lst", "--facescrub-root", "--megaface-root", "--facescrub-noises", "--megaface-noises"];
        foreach (var (number, place) in places.Index()) Directory.Move(_folder["toy", place], _folder[$"{number}"]);
        string[] moved = [.. options.Index().SelectMany(option => (string[])[option.Item, _folder[$"{option.Index}"]])];
        (await Run(["-m", _folder["model.onnx"], "--algo", "again", "--refined", "--output", _folder["features"], "--template-lists", _folder["none"], .. moved])).ShouldBe(ExitCode.Done);
        Result().GetProperty("galleries").GetArrayLength().ShouldBe(1);
        Result().GetProperty("galleries")[0].GetProperty("rate_at_rank").GetRawText().ShouldBe(figures);
    }

    [Theory]
    [InlineData(ExitCode.WrongUsage, "--feature-dir-out", "x")]
    [InlineData(ExitCode.BadData)]
    [InlineData(ExitCode.BadData, "-m", "model.onnx", "-s", "11")]
    [InlineData(ExitCode.BadData, "-d", "nowhere")]
    public async Task What_cannot_be_evaluated_is_told(int code, params string[] options) =>
        (await Run([.. options.Select(option => option == "model.onnx" ? _folder[option] : option)])).ShouldBe(code);

    [Fact]
    public void A_distance_that_is_none_is_wrong_usage() =>
        MegaFaceCommand.Create().Parse(["--distance", "7"]).Errors.ShouldHaveSingleItem().Message.ShouldBe("--distance is euclidean or cosine.");

    [Fact]
    public void A_toy_release_is_the_same_for_the_same_seed_and_made_of_any_people()
    {
        Toy("again").ShouldBe(ExitCode.Done);
        string[] Files(string name) => [.. Directory.GetFiles(_folder[name], "*", SearchOption.AllDirectories).Order().Select(file => $"{Path.GetRelativePath(_folder[name], file)} {Convert.ToHexString(File.ReadAllBytes(file))}")];
        Files("again").ShouldBe(Files("toy"));
        Toy("again").ShouldBe(ExitCode.BadData);

        var drawn = new SyntheticFaces(7);
        for (var person = 0; person < 7; person++)
        {
            for (var image = 0; image < (person < 4 ? 5 : 1); image++) PictureFile.WriteJpeg(_folder["people", $"Some One {person}", $"{image}.jpg"], drawn.Draw(person, image));
        }

        Toy("own", "--people", _folder["people"], "--aligned").ShouldBe(ExitCode.Done);
        var layout = new MegaFaceLayout(_folder["own"]);
        PictureList.Read(layout.FaceScrubList, PictureList.FaceScrubParts).Count.ShouldBe(3 * 4);
        PictureList.Read(layout.MegaFaceList, PictureList.MegaFaceParts).Count.ShouldBe(5 + 3);
        PictureFile.WriteJpeg(_folder["alone", "Someone", "0.jpg"], drawn.Draw(0, 0));
        PictureFile.WriteJpeg(_folder["alone", "Someone", "1.jpg"], drawn.Draw(0, 1));
        Toy("nobody", "--people", _folder["alone"], "--aligned").ShouldBe(ExitCode.BadData);
        Directory.Exists(_folder["nobody"]).ShouldBeFalse();
    }

    private void ShouldAgree(PlainMegaFace plain, int sets)
    {
        var galleries = Result().GetProperty("galleries").EnumerateArray().ToArray();
        galleries.Length.ShouldBe(2 * sets);
        foreach (var gallery in galleries)
        {
            var list = DevkitLists.GalleryName(gallery.GetProperty("size").GetInt32(), gallery.GetProperty("set").GetInt32());
            var (rates, tar) = plain.Evaluate(_folder["toy", "templatelists", list], [1, 5, 10], 1e-4);
            foreach (var (rank, rate) in new[] { "1", "5", "10" }.Zip(rates)) gallery.GetProperty("rate_at_rank").GetProperty(rank).GetDouble().ShouldBe(rate, Near);
            gallery.GetProperty("tar_at_far").GetProperty("1e-4").GetDouble().ShouldBe(tar, Near);
        }
    }

    private int Toy(string name, params string[] more) =>
        DataCommand.Create().Parse(["toy-megaface", _folder[name], "--subjects", "3", "--images", "4", "--distractors", "30", "--seed", "2", "--quiet", .. more]).Invoke();

    private void SaveModel(string name, int seed)
    {
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 16 }, seed: seed);
        ModelFile.Save(_folder[name], new FaceModel(network, ModelCard.Of(network)));
    }

    private Task<int> Run(params string[] arguments) =>
        EvaluateCommand.Create().Parse(["megaface", .. arguments.Contains("-d") ? [] : (string[])["-d", _folder["toy"]], "--json", _folder["result.json"], "--quiet", .. arguments]).InvokeAsync();

    private JsonElement Result() => JsonDocument.Parse(File.ReadAllText(_folder["result.json"])).RootElement;
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Evaluate;

public sealed class IjbCommandTests(ToyIjb toy) : IClassFixture<ToyIjb>, IDisposable
{
    private const double Near = 1e-6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_eight_variants_of_a_toy_release_agree_with_a_plain_computation()
    {
        (await Run("-m", toy.Model, "-s", "IJBC", "-B", "-R", _folder["out.npz"], "-L", "--roc", _folder["roc.png"])).ShouldBe(ExitCode.Done);
        var plain = Plain("IJBC");
        var arrays = NpzFile.Read(_folder["out.npz"]);
        arrays.Keys.ShouldBe(["scores", "names", "label"]);
        var (scores, variants) = (arrays["scores"].Values<float>(), Result().GetProperty("variants"));
        foreach (var (row, name) in arrays["names"].Values<string>().Index())
        {
            name.ShouldStartWith("out_N");
            var (expected, same) = plain.Compare(name[5] == '1', name[7] == '1', name[9] == '1');
            arrays["label"].Values<bool>().ShouldBe(same);
            scores.Skip(row * same.Length).Zip(expected, (score, wanted) => Math.Abs(score - wanted)).Max().ShouldBeLessThan(Near);
            variants[row].GetProperty("name").GetString().ShouldBe(name[4..]);
            variants[row].GetProperty("auc").GetDouble().ShouldBe(PlainIjb.Area(expected, same), Near);
            foreach (var rate in variants[row].GetProperty("tar_at_far").EnumerateObject())
            {
                rate.Value.GetDouble().ShouldBe(PlainIjb.Tar(expected, same, double.Parse(rate.Name, CultureInfo.InvariantCulture)), Near);
            }
        }

        scores.Length.ShouldBe(8 * arrays["label"].Shape[0]);
        File.Exists(_folder["roc.png"]).ShouldBeTrue();
        Directory.Exists(_folder["out.npz.partial"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Searches_in_a_toy_release_agree_with_a_plain_computation_and_with_saved_embeddings()
    {
        (await Run("-m", toy.Model, "-N", "-R", _folder["out.npz"], "-E")).ShouldBe(ExitCode.Done);
        var (plain, result) = (Plain("IJBB"), Result());
        foreach (var (gallery, name) in new[] { ("S1", "gallery1"), ("S2", "gallery2") })
        {
            foreach (var rate in result.GetProperty(name).GetProperty("tpir_at_fpir").EnumerateObject())
            {
                var (top1, top5, tpir) = plain.Search(gallery, double.Parse(rate.Name, CultureInfo.InvariantCulture));
                rate.Value.GetDouble().ShouldBe(tpir, Near);
                result.GetProperty(name).GetProperty("top").GetProperty("1").GetDouble().ShouldBe(top1, Near);
                result.GetProperty(name).GetProperty("top").GetProperty("5").GetDouble().ShouldBe(top5, Near);
            }
        }

        var arrays = NpzFile.Read(_folder["out.npz"]);
        arrays.Keys.ShouldBe(["scores", "names", "embs", "embs_f"]);
        arrays["scores"].Shape.ShouldBe([1, 2, 101]);
        (await Run("--embeddings", _folder["out.npz"], "-N")).ShouldBe(ExitCode.Done);
        foreach (var field in (string[])["gallery1", "gallery2", "mean"]) Result().GetProperty(field).GetRawText().ShouldBe(result.GetProperty(field).GetRawText());
        (await Run("-R", _folder["out.npz"])).ShouldBe(ExitCode.Done);
        Result().GetProperty("variants").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Numpy_reads_what_is_saved_and_its_own_file_gives_the_same_figures()
    {
        (await Run("-m", toy.Model, "-R", _folder["out.npz"], "-E", "-L")).ShouldBe(ExitCode.Done);
        var figures = Result().GetProperty("variants").GetRawText();
        // Checks the rows by the meta files alone, and writes the embeddings anew.
        const string script = """
            import sys, numpy as np
            d = np.load(sys.argv[1])
            label = np.loadtxt(sys.argv[2])[:, 2]
            assert d['scores'].shape == (1, len(label)) and d['names'][0] == 'out_N0D1F1' and (d['label'] == label).all()
            np.savez_compressed(sys.argv[3], embs=np.asfortranarray(d['embs']), embs_f=d['embs_f'])
            """;
        ProcessStartInfo start = new("/usr/bin/python3", ["-c", script, _folder["out.npz"], toy.Folder["IJBB", "meta", "ijbb_template_pair_label.txt"], _folder["numpy.npz"]]) { RedirectStandardError = true };
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "needs python3 with numpy");
        using var python = Process.Start(start)!;
        var errors = await python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(errors.Contains("No module named", StringComparison.Ordinal), "needs numpy");
        errors.ShouldBe("");
        (await Run("--embeddings", _folder["numpy.npz"])).ShouldBe(ExitCode.Done);
        Result().GetProperty("variants").GetRawText().ShouldBe(figures);
    }

    [Fact]
    public async Task Saved_results_are_told_and_drawn_again_without_an_evaluation()
    {
        (await Run("-m", toy.Model, "-B", "-R", _folder["out.npz"], "-L", "--report", _folder["report"])).ShouldBe(ExitCode.Done);
        var variants = Result().GetProperty("variants").EnumerateArray().ToArray();
        (await Run("-P", _folder["out.npz"] + ",", "--roc", _folder["roc.svg"])).ShouldBe(ExitCode.Done);
        foreach (var (told, first) in Result().GetProperty("variants").EnumerateArray().Zip(variants))
        {
            told.GetProperty("name").GetString().ShouldBe("out_" + first.GetProperty("name").GetString());
            told.GetProperty("auc").GetDouble().ShouldBe(first.GetProperty("auc").GetDouble(), 1e-12);
            told.GetProperty("eer").GetDouble().ShouldBe(first.GetProperty("eer").GetDouble(), 1e-12);
            foreach (var rule in (string[])["tar_at_far", "reference_tar_at_far"]) told.GetProperty(rule).GetRawText().ShouldBe(first.GetProperty(rule).GetRawText());
        }

        (await Run("-m", toy.Model, "-N", "-R", _folder["search.npz"], "--roc", _folder["one.png"], "--report", _folder["search.html"])).ShouldBe(ExitCode.Done);
        (await Run("-N", "-P", _folder["search.npz"], "--roc", _folder["two.png"])).ShouldBe(ExitCode.Done);
        new[] { "roc.svg", "one.png", "two.png", Path.Combine("report", "det.png") }.ShouldAllBe(name => File.Exists(_folder[name]));
        File.ReadAllText(_folder["search.html"]).ShouldContain("TPIR at FPIR");
        (await Run("-P", _folder["search.npz"])).ShouldBe(ExitCode.BadData);
        (await Run("-N", "-P", _folder["out.npz"], "--roc", _folder["two.png"])).ShouldBe(ExitCode.BadData);
        (await Run("-P", _folder["absent.npz"])).ShouldBe(ExitCode.BadData);
        (await Run("-N", "-P", _folder["search.npz"])).ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public async Task A_broken_picture_is_named_and_nothing_is_written()
    {
        ToyIjb.Write(_folder["toy"]);
        var picture = _folder["toy", "IJBB", "loose_crop", "5.jpg"];
        string[] command = ["-m", toy.Model, "-R", _folder["out.npz"], "-d", _folder["toy"]];
        File.WriteAllText(picture, "no picture");
        (await Run(command)).ShouldBe(ExitCode.BadData);
        File.Exists(_folder["out.npz"]).ShouldBeFalse();
        File.Delete(picture);
        (await Run(command)).ShouldBe(ExitCode.BadData);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-m model.onnx --embeddings e.npz")]
    [InlineData("--embeddings e.npz -E")]
    [InlineData("-R e.npz -L")]
    public async Task Options_that_do_not_go_together_are_wrong_usage(string options) =>
        (await Run(options.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ShouldBe(ExitCode.WrongUsage);

    [Fact]
    public void An_unknown_subset_is_wrong_usage() =>
        EvaluateCommand.Create().Parse(["ijb", "-s", "IJBA"]).Errors.ShouldHaveSingleItem().Message.ShouldContain("IJBB");

    [Fact]
    public void A_chart_of_another_format_is_wrong_usage() =>
        EvaluateCommand.Create().Parse(["ijb", "--roc", "a.pdf"]).Errors.ShouldHaveSingleItem().Message.ShouldContain(".svg");

    private Task<int> Run(params string[] arguments) =>
        EvaluateCommand.Create().Parse(["ijb", .. arguments.Contains("-d") ? [] : (string[])["-d", toy.Folder.Path], "--json", _folder["result.json"], "--quiet", .. arguments]).InvokeAsync();

    private JsonElement Result() => JsonDocument.Parse(File.ReadAllText(_folder["result.json"])).RootElement;

    private PlainIjb Plain(string subset)
    {
        using var embedder = new Embedder(ModelFile.Load(toy.Model), new EngineBackend());
        return new(toy.Folder.Path, subset, embedder);
    }
}

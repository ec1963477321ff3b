using System.Text.Json;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Synthetic;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Evaluate;

public sealed class FolderCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Saved_embeddings_give_the_numbers_of_the_pictures_and_the_bin_holds_the_listed_pairs()
    {
        var drawn = new SyntheticFaces(2);
        for (var person = 0; person < 4; person++)
        {
            for (var image = 0; image < 4; image++) PictureFile.WritePng(_folder["set", $"p{person}", $"{image}.png"], drawn.Draw(person, image));
        }

        var model = SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");
        (await Run("-d", _folder["set"], "-m", model, "--aligned", "-E", _folder["e.npz"], "-B", _folder["hard.bin"], "--pair-list", _folder["hard.csv"], "--pairs", "10",
            "-R", _folder["r.npz"], "--report", _folder["report"], "--roc", _folder["roc.png"], "--json", _folder["a.json"], "--quiet")).ShouldBe(ExitCode.Done);
        (await Run("--embeddings", _folder["e.npz"], "--json", _folder["b.json"], "--report", _folder["b.html"], "--quiet")).ShouldBe(ExitCode.Done);
        var result = JsonDocument.Parse(File.ReadAllText(_folder["a.json"])).RootElement;
        (result.GetProperty("people").GetInt32(), result.GetProperty("images").GetInt32()).ShouldBe((4, 16));
        result.GetProperty("leave_one_out_accuracy").GetDouble().ShouldBeInRange(0, result.GetProperty("accuracy").GetDouble());
        foreach (var field in (string[])["accuracy", "leave_one_out_accuracy", "auc", "eer", "tar_at_far", "reference_tar_at_far"])
        {
            JsonDocument.Parse(File.ReadAllText(_folder["b.json"])).RootElement.GetProperty(field).GetRawText().ShouldBe(result.GetProperty(field).GetRawText(), field);
        }

        var scores = ScoreFile.Read(_folder["r.npz"]).ShouldHaveSingleItem();
        scores.Name.ShouldBe("GN_W0.5_S2_ArcFace_epoch16 set");
        // Each of 16 pictures with each of 4 people, its own first for the first person's.
        scores.Scores.Count.ShouldBe(64);
        scores.Scores.Same.Take(5).ShouldBe([true, false, false, false, true]);
        Directory.GetFiles(_folder["report"]).Select(Path.GetFileName).Order().ShouldBe(
            ["cosines.png", "cosines.svg", "det.png", "det.svg", "hardest-different.png", "hardest-same.png", "report.html", "roc.png", "roc.svg"]);
        File.ReadAllText(_folder["report", "report.html"]).ShouldContain("p0/<wbr>0");
        File.ReadAllText(_folder["b.html"]).ShouldContain("not their saved embeddings");
        NpzFile.Read(_folder["e.npz"])["filenames"].Values<string>()[5].ShouldBe(_folder["set", "p1", "1.png"]);
        File.Exists(_folder["roc.png"]).ShouldBeTrue();
        var bin = VerificationBin.Read(_folder["hard.bin"]);
        var lines = File.ReadAllLines(_folder["hard.csv"]).Skip(1).Select(line => line.Split(',')).ToArray();
        lines.Select(line => line[2] == "1").ShouldBe(bin.Same);
        bin.Same.Take(2).ShouldBe([true, false]);
        for (var pair = 0; pair < lines.Length; pair++)
        {
            var expected = PictureFile.Read(lines[pair][0].Trim('"')).Pixels;
            PictureFile.Decode(bin.Images[2 * pair].Span, "a face").Pixels.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task One_picture_alone_has_a_report_without_pairs()
    {
        PictureFile.WritePng(_folder["set", "p", "0.png"], new SyntheticFaces(2).Draw(0, 0));
        (await Run("-d", _folder["set"], "-m", SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5"), "--aligned", "--report", _folder["one.html"], "--quiet")).ShouldBe(ExitCode.Done);
        File.ReadAllText(_folder["one.html"]).ShouldNotContain("Hardest pairs");
    }

    [Fact]
    public async Task Too_few_pairs_leave_an_older_list_as_it_is()
    {
        // Three pairs of one person, for ten folds.
        int[] people = [1, 1, 1, .. Enumerable.Range(2, 20)];
        new FolderEmbeddings(new Embeddings(people.Length, 1, [.. people.Select(_ => 1f)]), people, [.. people.Select((person, i) => $"{person}/{i}.jpg")]).Write(_folder["few.npz"]);
        File.WriteAllText(_folder["hard.csv"], "older");
        (await Run("--embeddings", _folder["few.npz"], "--pair-list", _folder["hard.csv"], "--quiet")).ShouldBe(ExitCode.BadData);
        File.ReadAllText(_folder["hard.csv"]).ShouldBe("older");
    }

    [Fact]
    public async Task More_scores_than_can_be_kept_are_refused_before_the_work()
    {
        int[] people = [.. Enumerable.Range(0, 10_001)];
        new FolderEmbeddings(new Embeddings(people.Length, 1, [.. people.Select(_ => 1f)]), people, [.. people.Select(person => $"{person}/0.jpg")]).Write(_folder["many.npz"]);
        (await Run("--embeddings", _folder["many.npz"], "--report", _folder["many.html"], "--quiet")).ShouldBe(ExitCode.BadData);
        (await Run("--embeddings", _folder["many.npz"], "--save-result", _folder["r.npz"], "--quiet")).ShouldBe(ExitCode.BadData);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-d set")]
    [InlineData("-m model.onnx")]
    [InlineData("-d set --embeddings e.npz")]
    [InlineData("--embeddings e.npz -B out.bin")]
    public async Task Options_that_do_not_go_together_are_wrong_usage(string options) =>
        (await Run([.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--quiet"])).ShouldBe(ExitCode.WrongUsage);

    [Fact]
    public void Fewer_pairs_than_folds_are_wrong_usage() =>
        EvaluateCommand.Create().Parse(["folder", "--pairs", "9"]).Errors.ShouldHaveSingleItem().Message.ShouldContain("--pairs");

    private static Task<int> Run(params string[] arguments) => EvaluateCommand.Create().Parse(["folder", .. arguments]).InvokeAsync();
}

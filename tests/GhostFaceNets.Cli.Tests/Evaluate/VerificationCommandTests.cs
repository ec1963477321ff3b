using System.Text.Json;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Evaluate;

public class VerificationCommandTests
{
    private static string Model => SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");

    [Fact]
    public async Task A_bin_gives_every_promised_field_and_a_report()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync("-m", Model, "--bin", SharedFolder.Data("models", "small_lfw.bin"), "--json", folder["result.json"], "--report", folder["report"], "--pca", "4"))
            .ShouldBe(ExitCode.Done);

        var result = JsonDocument.Parse(await File.ReadAllTextAsync(folder["result.json"], TestContext.Current.CancellationToken)).RootElement;
        result.GetProperty("pairs").GetInt32().ShouldBe(10);
        foreach (var field in new[] { "max_accuracy", "threshold", "ten_fold_mean", "ten_fold_std" }) result.GetProperty(field).GetDouble().ShouldBeInRange(0, 1);
        // All ten pairs of this file show one person: there is no curve.
        result.GetProperty("auc").ValueKind.ShouldBe(JsonValueKind.Null);
        result.GetProperty("eer").ValueKind.ShouldBe(JsonValueKind.Null);
        result.GetProperty("tar_at_far").EnumerateObject().Select(rate => rate.Name).ShouldBe(["1e-1", "1e-2", "1e-3", "1e-4", "1e-5", "1e-6"]);
        result.GetProperty("skipped").GetInt32().ShouldBe(0);
        result.GetProperty("pca_components").GetInt32().ShouldBe(4);
        result.GetProperty("pca_ten_fold_mean").GetDouble().ShouldBeInRange(0, 1);
        Directory.GetFiles(folder["report"]).Select(Path.GetFileName).Order()
            .ShouldBe(["cosines.png", "cosines.svg", "det.png", "det.svg", "hardest-same.png", "report.html", "roc.png", "roc.svg"]);
    }

    [Fact]
    public async Task Scores_are_kept_for_pictures_and_the_report_is_one_file_where_its_name_says_so()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync(
            "-m", Model, "--bin", SharedFolder.Data("models", "small_lfw.bin"), "-R", folder["result.npz"], "--pair-list", folder["pairs.csv"], "--report", folder["page.html"], "--json", folder["result.json"]))
            .ShouldBe(ExitCode.Done);
        var kept = ScoreFile.Read(folder["result.npz"]).ShouldHaveSingleItem();
        kept.Name.ShouldBe("GN_W0.5_S2_ArcFace_epoch16 small_lfw");
        kept.Scores.Same.ShouldBe(Enumerable.Repeat(true, 10));
        ScoreFile.Read(folder["pairs.csv"]).ShouldHaveSingleItem().Scores.Values.ShouldBe(kept.Scores.Values);
        File.ReadLines(folder["pairs.csv"]).ElementAt(1).ShouldStartWith("picture 0,picture 1,1,");
        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order().ShouldBe(["page.html", "pairs.csv", "result.json", "result.npz"]);
        var page = (await File.ReadAllTextAsync(folder["page.html"], TestContext.Current.CancellationToken)).Replace("<wbr>", "", StringComparison.Ordinal);
        foreach (var fact in new[] { "GN_W0.5_S2_ArcFace_epoch16.h5", "11.1 MFLOPs", "Detection error trade-off", "10 (10 of one person)" }) page.ShouldContain(fact);
        // Ten pairs, two faces each.
        page.Split("data:image/jpeg;base64,").Length.ShouldBe(21);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_told_before_the_work()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "", TestContext.Current.CancellationToken);
        (await RunAsync("-m", "absent.onnx", "--bin", "absent.bin", "--report", folder["file", "report.html"])).ShouldBe(ExitCode.Failed);
        (await RunAsync("-m", "absent.onnx", "--bin", "absent.bin", "-R", folder["file", "result.npz"])).ShouldBe(ExitCode.Failed);
        VerificationCommand.Create().Parse(["-m", "absent.onnx", "-R", "result.txt"]).Errors.ShouldHaveSingleItem().Message.ShouldContain(".npz");
    }

    [Fact]
    public async Task A_picture_without_points_is_counted_and_named_with_its_pairs()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["pairs.txt"], "1\nAbel_Pacheco\t1\t4\nAbel_Pacheco\t1\tAkhmed_Zakayev\t1\n", TestContext.Current.CancellationToken);
        var points = await File.ReadAllLinesAsync(SharedFolder.Data("lfw", "dev_landmarks.csv"), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(folder["points.csv"], points.Where(line => !line.StartsWith("Akhmed_Zakayev/Akhmed_Zakayev_0001", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        (await RunAsync("-m", Model, "--pairs", folder["pairs.txt"], "--images", SharedFolder.Data("lfw", "dev"), "--landmarks", folder["points.csv"], "--json", folder["result.json"]))
            .ShouldBe(ExitCode.Done);

        var result = JsonDocument.Parse(await File.ReadAllTextAsync(folder["result.json"], TestContext.Current.CancellationToken)).RootElement;
        result.GetProperty("pairs").GetInt32().ShouldBe(1);
        result.GetProperty("skipped").GetInt32().ShouldBe(1);
        result.GetProperty("skipped_pairs").GetInt32().ShouldBe(1);
        result.GetProperty("skipped_pictures")[0].GetString().ShouldBe("Akhmed_Zakayev/Akhmed_Zakayev_0001.jpg");
    }

    [Fact]
    public async Task Photographs_given_as_aligned_faces_are_bad_data()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["pairs.txt"], "1\nAbel_Pacheco\t1\t4\nAbel_Pacheco\t1\tAkhmed_Zakayev\t1\n", TestContext.Current.CancellationToken);
        (await RunAsync("-m", Model, "--pairs", folder["pairs.txt"], "--images", SharedFolder.Data("lfw", "dev"), "--aligned")).ShouldBe(ExitCode.BadData);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--bin a.bin --pca 513")]
    [InlineData("--bin a.bin --pairs a.txt --images a")]
    [InlineData("--pairs a.txt")]
    [InlineData("--bin a.bin --aligned")]
    [InlineData("--pairs a.txt --images a --aligned --landmarks a.csv")]
    public async Task Options_that_do_not_go_together_are_wrong_usage(string options) =>
        (await RunAsync(["-m", Model, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).ShouldBe(ExitCode.WrongUsage);

    private static Task<int> RunAsync(params string[] arguments) =>
        VerificationCommand.Create().Parse([.. arguments, "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}

using System.CommandLine;
using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Imaging;
using GhostFaceNets.OnnxRuntime;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

public class AlignCommandTests
{
    [Fact]
    public async Task A_folder_is_aligned_what_is_missing_is_listed_and_a_second_run_skips_what_is_done()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in", "family"]);
        File.Copy(SharedFolder.Data("photos", "obama_family.jpg"), folder["in", "family", "all.jpg"]);
        PictureFile.WritePng(folder["in", "black.png"], new Picture(60, 50, new byte[9000]));
        File.WriteAllText(folder["in", "text.jpg"], "hello");

        var first = await Align(folder);
        first.GetProperty("aligned").GetInt32().ShouldBe(1);
        first.GetProperty("complete").GetBoolean().ShouldBeTrue();
        first.GetProperty("without_face").EnumerateArray().Select(name => name.GetString()).ShouldBe(["black.png"]);
        first.GetProperty("broken").GetProperty("text.jpg").GetString().ShouldNotBeNull().ShouldContain("starts with the text 'hello'");
        PictureFile.Read(folder["out", "family", "all.jpg"]).Width.ShouldBe(112);
        File.Exists(folder["out", "alignment.json"]).ShouldBeTrue();

        var second = await Align(folder);
        second.GetProperty("aligned").GetInt32().ShouldBe(0);
        second.GetProperty("already_done").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_photograph_that_is_replaced_by_one_without_a_face_loses_its_face()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        File.Copy(SharedFolder.Data("photos", "Barack_Obama_03.jpg"), folder["in", "a.jpg"]);
        (await Align(folder)).GetProperty("aligned").GetInt32().ShouldBe(1);

        PictureFile.Write(folder["in", "a.jpg"], new Picture(60, 50, new byte[9000]));
        File.SetLastWriteTimeUtc(folder["in", "a.jpg"], DateTime.UtcNow.AddMinutes(1));
        (await Align(folder)).GetProperty("without_face").EnumerateArray().Select(name => name.GetString()).ShouldBe(["a.jpg"]);
        File.Exists(folder["out", "a.jpg"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Other_settings_for_the_same_folder_are_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        await Align(folder);
        (await Invoke(folder, "--size 96")).ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_listed_and_the_others_are_aligned()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        File.Copy(SharedFolder.Data("photos", "Barack_Obama_03.jpg"), folder["in", "b.jpg"]);
        File.CreateSymbolicLink(folder["in", "a.jpg"], folder["absent.jpg"]);
        var report = await Align(folder);
        (report.GetProperty("aligned").GetInt32(), report.GetProperty("complete").GetBoolean()).ShouldBe((1, true));
        report.GetProperty("broken").GetProperty("a.jpg").GetString().ShouldNotBeNull().ShouldContain("there is no such file");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("x")]
    public async Task A_report_of_something_else_is_bad_data(string text)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        Directory.CreateDirectory(folder["out"]);
        await File.WriteAllTextAsync(folder["out", "alignment.json"], text, TestContext.Current.CancellationToken);
        (await Invoke(folder, "")).ShouldBe(ExitCode.BadData);
    }

    [Fact]
    public async Task A_cancelled_run_ends_with_130_and_its_report()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        File.Copy(SharedFolder.Data("photos", "obama_family.jpg"), folder["in", "all.jpg"]);
        (await Invoke(folder, "", new CancellationToken(canceled: true))).ShouldBe(ExitCode.Cancelled);
        JsonDocument.Parse(File.ReadAllBytes(folder["out", "alignment.json"])).RootElement.GetProperty("complete").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Faces_may_not_go_among_the_photographs()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        (await AlignCommand.Create().Parse($"{folder["in"]} {folder["in", "faces"]} {Detector()}").InvokeAsync(cancellationToken: TestContext.Current.CancellationToken))
            .ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public void Without_a_detector_the_message_says_where_one_is_to_be_had()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("GHOSTFACE_DETECTOR") is null, "the environment names a detector");
        Should.Throw<UsageException>(() => DetectorOption.Open(null, new OnnxRuntimeBackend())).Message.ShouldContain("face_detection_yunet_2023mar.onnx");
    }

    [Fact]
    public void A_detector_that_is_absent_is_named() =>
        Should.Throw<UsageException>(() => DetectorOption.Open(new FileInfo("absent.onnx"), new OnnxRuntimeBackend())).Message.ShouldContain("absent.onnx");

    [Fact]
    public async Task Detect_writes_boxes_points_and_scores()
    {
        using var folder = new TemporaryFolder();
        var line = $"{SharedFolder.Data("photos", "obama_family.jpg")} {Detector()} --quiet --json {folder["faces.json"]} --draw {folder["drawn"]}";
        (await DetectCommand.Create().Parse(line).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Done);
        var picture = JsonDocument.Parse(File.ReadAllBytes(folder["faces.json"])).RootElement.EnumerateArray().ShouldHaveSingleItem();
        picture.GetProperty("faces").GetArrayLength().ShouldBe(4);
        picture.GetProperty("faces")[0].GetProperty("landmarks").GetArrayLength().ShouldBe(5);
        PictureFile.Read(folder["drawn", "0001-obama_family.jpg.png"]).Width.ShouldBe(picture.GetProperty("width").GetInt32());
    }

    [Theory]
    [InlineData("60")]
    [InlineData("-1")]
    [InlineData("nan")]
    public void A_score_that_cannot_be_is_wrong_usage(string score) =>
        DetectCommand.Create().Parse(["a.jpg", $"--score={score}"]).Errors.ShouldHaveSingleItem().Message.ShouldBe("--score must be from 0 to 1.");

    [Fact]
    public async Task A_folder_without_pictures_is_bad_data()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        (await DetectCommand.Create().Parse($"{folder["in"]} {Detector()} --quiet").InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(ExitCode.BadData);
    }

    private static string Detector() => $"--detector {SharedFolder.Data("models", "yunet_n_dynamic.onnx")}";

    private static Task<int> Invoke(TemporaryFolder folder, string options, CancellationToken? cancellation = null) =>
        AlignCommand.Create().Parse($"{folder["in"]} {folder["out"]} {Detector()} --quiet --json {folder["result.json"]} {options}")
            .InvokeAsync(cancellationToken: cancellation ?? TestContext.Current.CancellationToken);

    private static async Task<JsonElement> Align(TemporaryFolder folder)
    {
        (await Invoke(folder, "")).ShouldBe(ExitCode.Done);
        return JsonDocument.Parse(File.ReadAllBytes(folder["result.json"])).RootElement.Clone();
    }
}

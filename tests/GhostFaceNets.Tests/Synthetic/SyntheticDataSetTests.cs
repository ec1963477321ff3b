using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Synthetic;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Synthetic;

public class SyntheticDataSetTests
{
    private static readonly SyntheticPlan Small = new(people: 3, images: 4, pairs: 40, seed: 5);

    [Fact]
    public async Task Every_person_has_a_folder_with_the_pictures_asked_for()
    {
        using var folder = new TemporaryFolder();
        var seen = 0;
        await SyntheticDataSet.WriteAsync(folder["set"], Small, () => Interlocked.Increment(ref seen), TestContext.Current.CancellationToken);
        Directory.GetDirectories(folder["set"]).Select(Path.GetFileName).Order().ShouldBe(["000000", "000001", "000002"]);
        foreach (var person in Directory.GetDirectories(folder["set"])) Directory.GetFiles(person, "*.jpg").Length.ShouldBe(4);
        seen.ShouldBe(12);
        File.ReadAllBytes(folder["set", "000001", "0002.jpg"]).ShouldBe(PictureEncoder.Jpeg(new SyntheticFaces(5).Draw(1, 2), quality: 95));
        PictureFile.Read(folder["set", "000001", "0002.jpg"]).Width.ShouldBe(112);
    }

    [Fact]
    public async Task The_bin_holds_ten_folds_of_as_many_pairs_of_one_as_of_two_people()
    {
        using var folder = new TemporaryFolder();
        var path = await SyntheticDataSet.WriteAsync(folder["set"], Small, cancellation: TestContext.Current.CancellationToken);
        var bin = VerificationBin.Read(path);
        bin.Images.Count.ShouldBe(80);
        bin.Same.Chunk(4).ShouldAllBe(fold => fold.SequenceEqual(new[] { true, true, false, false }));
        for (var i = 0; i < bin.Images.Count; i++) PictureFile.Decode(bin.Images[i].Span, $"picture {i}").Width.ShouldBe(112);
        for (var pair = 0; pair < bin.Same.Count; pair++)
        {
            bin.Images[2 * pair].Span.SequenceEqual(bin.Images[(2 * pair) + 1].Span).ShouldBeFalse("a pair of the same picture proves nothing");
        }
    }

    [Fact]
    public async Task A_second_call_adds_only_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        await SyntheticDataSet.WriteAsync(folder["set"], Small, cancellation: TestContext.Current.CancellationToken);
        var (gone, kept) = (folder["set", "000002", "0003.jpg"], folder["set", "000000", "0000.jpg"]);
        var bytes = File.ReadAllBytes(gone);
        File.Delete(gone);
        File.SetLastWriteTimeUtc(kept, new DateTime(2001, 2, 3, 0, 0, 0, DateTimeKind.Utc));
        await SyntheticDataSet.WriteAsync(folder["set"], Small, cancellation: TestContext.Current.CancellationToken);
        File.ReadAllBytes(gone).ShouldBe(bytes);
        File.GetLastWriteTimeUtc(kept).Year.ShouldBe(2001);
    }

    [Fact]
    public async Task A_stopped_call_leaves_only_whole_pictures_and_can_go_on()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var seen = 0;
        await Should.ThrowAsync<OperationCanceledException>(() => SyntheticDataSet.WriteAsync(folder["set"], Small, () =>
        {
            if (Interlocked.Increment(ref seen) == 3) stop.Cancel();
        }, stop.Token));
        File.Exists(folder["set", SyntheticDataSet.BinName]).ShouldBeFalse();
        var files = Directory.GetFiles(folder["set"], "*", SearchOption.AllDirectories);
        files.ShouldNotContain(file => file.EndsWith(".partial"));
        foreach (var file in files.Where(file => file.EndsWith(".jpg"))) PictureFile.Read(file).Height.ShouldBe(112);
        await SyntheticDataSet.WriteAsync(folder["set"], Small, cancellation: TestContext.Current.CancellationToken);
        Directory.GetFiles(folder["set"], "*.jpg", SearchOption.AllDirectories).Length.ShouldBe(12);
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused_by_name_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["holiday.txt"], "mine");
        var error = await Should.ThrowAsync<BadDataException>(() => SyntheticDataSet.WriteAsync(folder.Path, Small));
        error.Message.ShouldContain("holiday.txt");
        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_set_of_another_plan_is_refused_with_both_plans()
    {
        using var folder = new TemporaryFolder();
        await SyntheticDataSet.WriteAsync(folder["set"], Small, cancellation: TestContext.Current.CancellationToken);
        var error = await Should.ThrowAsync<BadDataException>(() => SyntheticDataSet.WriteAsync(folder["set"], new SyntheticPlan(3, 4, 40, 6)));
        error.Message.ShouldContain("seed 5");
        error.Message.ShouldContain("seed 6");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"people\": -3 }")]
    public async Task A_broken_manifest_is_named(string manifest)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["synthetic.json"], manifest);
        var error = await Should.ThrowAsync<BadDataException>(() => SyntheticDataSet.WriteAsync(folder.Path, Small));
        error.File.ShouldBe(folder["synthetic.json"]);
    }

    [Fact]
    public async Task A_folder_below_a_file_cannot_be_made_and_the_error_says_which()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        var error = await Should.ThrowAsync<IOException>(() => SyntheticDataSet.WriteAsync(folder["file", "set"], Small));
        error.Message.ShouldContain(folder["file", "set"]);
    }

    [Theory]
    [InlineData(1, 1, 20)]
    [InlineData(2, 0, 20)]
    [InlineData(2, 1, 0)]
    [InlineData(2, 1, 30)]
    [InlineData(2_000_000, 1, 20)]
    public void A_plan_out_of_range_is_refused(int people, int images, int pairs) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SyntheticPlan(people, images, pairs, 0));
}

using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

public sealed class RecordSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pictures_are_decoded_where_they_lie()
    {
        Write((10, 40), (2, 80), (10, 41));
        using var source = RecordSource.Open(_folder.Path);
        source.People.ShouldBe(["2", "10"]);
        Enumerable.Range(0, source.Count).Select(source.PersonOf).ShouldBe([1, 0, 1]);
        Enumerable.Range(0, source.Count).Select(index => source.Read(index).Pixels[0]).ShouldBe([(byte)40, (byte)80, (byte)41]);
        source.NameOf(1).ShouldBe($"{_folder["train.rec"]}, key 2");
    }

    [Fact]
    public void People_with_too_few_pictures_are_left_out_and_the_rest_renumbered()
    {
        Write((1, 1), (5, 2), (1, 3), (3, 4), (5, 5));
        using var source = RecordSource.Open(_folder["train.rec"], imagesPerPerson: 2);
        source.People.ShouldBe(["1", "5"]);
        Enumerable.Range(0, source.Count).Select(index => (source.PersonOf(index), source.Read(index).Pixels[0]))
            .ShouldBe([(0, (byte)1), (1, (byte)2), (0, (byte)3), (1, (byte)5)]);
    }

    [Fact]
    public void One_person_is_an_error()
    {
        Write((1, 1), (1, 2));
        Should.Throw<BadDataException>(() => RecordSource.Open(_folder.Path)).Problem.ShouldContain("two at least");
    }

    [Theory]
    [InlineData(BrokenPicturePolicy.Stop)]
    [InlineData(BrokenPicturePolicy.Skip)]
    public void A_broken_picture_stops_or_is_skipped(BrokenPicturePolicy policy)
    {
        Write((1, 1), (2, 2), (1, 3), (2, 4));
        var bytes = File.ReadAllBytes(_folder["train.rec"]);
        bytes[bytes.AsSpan().LastIndexOf("IHDR"u8)] ^= 0xFF;
        File.WriteAllBytes(_folder["train.rec"], bytes);
        using var source = RecordSource.Open(_folder["train.rec"]);
        using var loader = new BatchLoader(source, new EpochSampler(4, 4, 0), new LoaderOptions(2, 0, new Augmentation(false, []), policy), (0, 0), 1);
        if (policy is BrokenPicturePolicy.Stop)
        {
            Should.Throw<BadDataException>(() => loader.Next(TestContext.Current.CancellationToken)).File.ShouldEndWith("train.rec, key 4");
            return;
        }

        loader.Next(TestContext.Current.CancellationToken).ShouldNotBeNull();
        loader.Broken.ShouldHaveSingleItem().ShouldContain("key 4");
    }

    [Fact]
    public void A_rewritten_file_is_noticed()
    {
        Write((1, 1), (2, 2));
        IReadOnlyList<FolderFile> before;
        using (var source = RecordSource.Open(_folder.Path)) before = source.Files;
        Write((1, 1), (2, 2), (2, 3));
        using var again = RecordSource.Open(_folder.Path);
        FolderList.Difference(before, again.Files)!.ShouldContain("changed (first /train.rec)");
    }

    private void Write(params (int Label, byte Grey)[] pictures)
    {
        using var file = File.Create(_folder["train.rec"]);
        using var index = File.Create(_folder["train.idx"]);
        var writer = new RecordIoWriter(file);
        RecordIndex.Write(index, pictures.Select((picture, i) =>
        {
            var png = PictureEncoder.Png(new Picture(2, 2, [.. Enumerable.Repeat(picture.Grey, 12)]));
            return (i + 1L, writer.Write(RecordHeader.OfImage(picture.Label, i + 1).Before(png)));
        }));
    }
}

using System.Text.Json;
using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.RecordIo;

public sealed class RecordIoDataSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_data_set_of_an_independent_writer_is_read_with_and_without_its_index(bool indexed)
    {
        var golden = Golden();
        File.WriteAllBytes(_folder["train.rec"], Convert.FromHexString(golden.GetProperty("train_rec").GetString()!));
        if (indexed) File.WriteAllText(_folder["train.idx"], golden.GetProperty("train_idx").GetString());
        using var set = RecordIoDataSet.Open(_folder.Path, TestContext.Current.CancellationToken);
        set.Identities.ShouldBe([0, 1, 2]);
        Files(set).ShouldBe(golden.GetProperty("files").EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetString()!));
    }

    [Fact]
    public void Labels_in_arrays_name_the_person_first()
    {
        using var set = Write((0, Array([3, 4])), (1, Picture([5, 0.25f, -1], "AA")), (2, Picture([7], "BB")), (3, Array([1, 2])));
        Files(set).ShouldBe(new Dictionary<string, string> { ["5/1.jpg"] = "aa", ["7/2.jpg"] = "bb" });
    }

    [Fact]
    public void Without_record_0_every_record_with_a_picture_is_one()
    {
        using var set = Write((7, Picture(3, "AA")), (2, Picture(1, "BB")), (9, Array([1, 2])));
        Files(set).ShouldBe(new Dictionary<string, string> { ["1/2.jpg"] = "bb", ["3/7.jpg"] = "aa" });
        set.KeyOf(0).ShouldBe(2);
    }

    [Fact]
    public void Keys_that_count_from_0_without_a_header_record_are_all_pictures()
    {
        using var set = Write((0, Picture(4, "AA")), (1, Picture(4, "BB")));
        Files(set).Keys.ShouldBe(["4/0.jpg", "4/1.jpg"]);
    }

    [Fact]
    public void Identities_whose_ranges_do_not_cover_the_pictures_are_not_believed()
    {
        using var set = Write((0, Array([4, 5])), (1, Picture(1, "AA")), (2, Picture(2, "BB")), (3, Picture(3, "CC")), (4, Array([1, 3])));
        set.Identities.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_picture_of_another_person_than_its_range_is_bad_data()
    {
        using var set = Write((0, Array([4, 5])), (1, Picture(1, "AA")), (2, Picture(2, "BB")), (3, Picture(1, "CC")), (4, Array([1, 4])));
        set.ReadImage(0).ToArray().ShouldBe([0xAA]);
        Should.Throw<BadDataException>(() => set.ReadImage(1)).Problem.ShouldContain("label 2");
    }

    [Fact]
    public void A_walk_counts_the_records_where_their_numbers_are_not_all_different()
    {
        using var file = File.Create(_folder["train.rec"]);
        var writer = new RecordIoWriter(file);
        foreach (var image in (byte[])[1, 2, 3]) writer.Write(new RecordHeader([image], false, 0).Before([image]));
        file.Close();
        using var set = RecordIoDataSet.Open(_folder["train.rec"], TestContext.Current.CancellationToken);
        Files(set).Keys.ShouldBe(["1/0.jpg", "2/1.jpg", "3/2.jpg"]);
    }

    [Theory]
    [InlineData("1\t0\n1\t36\n", "key 1 comes twice")]
    [InlineData("1\t0\n2 36\n", "line 2")]
    [InlineData("-1\t0\n", "line 1")]
    [InlineData("1\t99999999999999999999\n", "line 1")]
    [InlineData("1\t4\n", "byte 4")]
    [InlineData("1\t4000000\n", "byte 4000000")]
    public void A_damaged_index_is_named_by_line_or_byte(string index, string place)
    {
        Write((1, Picture(1, "AA"))).Dispose();
        File.WriteAllText(_folder["train.idx"], index);
        Should.Throw<BadDataException>(() => RecordIoDataSet.Open(_folder.Path)).Problem.ShouldContain(place);
    }

    [Theory]
    [InlineData("01000000" + "00000000" + "0100000000000000" + "0000000000000000", "too short")]
    [InlineData("FFFFFFFF" + "00000000" + "0100000000000000" + "0000000000000000" + "AA", "too short")]
    [InlineData("0000", "too short")]
    [InlineData("00000000" + "0000C0FF" + "0100000000000000" + "0000000000000000" + "AA", "the label")]
    [InlineData("00000000" + "000080BF" + "0100000000000000" + "0000000000000000" + "AA", "the label -1")]
    public void A_damaged_header_is_named_by_its_byte(string content, string problem)
    {
        var write = () => Write((1, Picture(1, "AA")), (2, Convert.FromHexString(content)));
        var error = Should.Throw<BadDataException>(() => write().Dispose());
        error.Problem.ShouldContain("byte 36");
        error.Problem.ShouldContain(problem);
    }

    [Fact]
    public void Record_0_that_promises_more_pictures_than_there_are_is_bad_data()
    {
        var write = () => Write((0, Array([4_000_000, 4_000_001])), (1, Picture(1, "AA")));
        Should.Throw<BadDataException>(() => write().Dispose()).Problem.ShouldContain("3999999 pictures");
    }

    [Fact]
    public void A_folder_without_records_is_named() =>
        Should.Throw<BadDataException>(() => RecordIoDataSet.Open(_folder.Path)).File.ShouldBe(_folder.Path);

    private static JsonElement Golden() => SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("recordio").GetProperty("dataset");

    private static Dictionary<string, string> Files(RecordIoDataSet set) => Enumerable.Range(0, set.Count).ToDictionary(
        index => $"{set.IdentityOf(index)}/{set.KeyOf(index)}.jpg", index => Convert.ToHexStringLower(set.ReadImage(index).Span));

    private static byte[] Array(float[] labels) => new RecordHeader(labels, true, 0).Before([]);

    private static byte[] Picture(float[] labels, string image) => new RecordHeader(labels, true, 0).Before(Convert.FromHexString(image));

    private static byte[] Picture(float label, string image) => new RecordHeader([label], false, 0).Before(Convert.FromHexString(image));

    private RecordIoDataSet Write(params (long Key, byte[] Content)[] records)
    {
        using (var file = File.Create(_folder["train.rec"]))
        using (var index = File.Create(_folder["train.idx"]))
        {
            var writer = new RecordIoWriter(file);
            RecordIndex.Write(index, records.Select(record => (record.Key, writer.Write(record.Content))));
        }

        return RecordIoDataSet.Open(_folder.Path);
    }
}

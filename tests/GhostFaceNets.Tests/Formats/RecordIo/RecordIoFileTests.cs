using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.RecordIo;

public sealed class RecordIoFileTests : IDisposable
{
    // Cut by hand as dmlc-core's recordio.cc does: the magic at bytes 4 and 12 of the content is left out, the one at byte 9 is no word.
    private const string InThreeParts =
        "0A23D7CE" + "04000020" + "01020304" + "0A23D7CE" + "04000040" + "05060708" + "0A23D7CE" + "06000060" + "000A23D7CE090000";

    private const string OfThreeParts = "01020304" + "0A23D7CE" + "05060708" + "0A23D7CE" + "000A23D7CE09";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_are_those_of_an_independent_writer()
    {
        foreach (var vector in SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("recordio").GetProperty("vectors").EnumerateArray())
        {
            Check(vector.GetProperty("payload").GetString()!, vector.GetProperty("record").GetString()!);
        }
    }

    [Theory]
    [InlineData("112233", "0A23D7CE0300000011223300")]
    [InlineData("", "0A23D7CE00000000")]
    [InlineData("0A23D7CE", "0A23D7CE000000200A23D7CE00000060")]
    [InlineData(OfThreeParts, InThreeParts)]
    public void A_record_is_cut_where_a_word_of_it_is_the_magic(string content, string record) => Check(content, record);

    [Fact]
    public void Records_are_found_one_behind_the_other()
    {
        using var reader = Reader(Convert.FromHexString("0A23D7CE03000000112233FF" + InThreeParts + "0A23D7CE00000000"));
        reader.Offsets().ShouldBe([0, 12, 52]);
        reader.Read(0).ShouldBe(Convert.FromHexString("112233"));
        reader.Read(12).ShouldBe(Convert.FromHexString(OfThreeParts));
        reader.Read(52).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0A23D7CF0300000011223300", "byte 0", "no record begins here")]
    [InlineData("0A23D7CE0300008011223300", "byte 0", "no record begins here")]
    [InlineData("0A23D7CE03000000112233", "byte 0", "truncated")]
    [InlineData("0A23D7CEFFFFFF1F11223344", "byte 0", "536870912 bytes")]
    [InlineData("0A23D7CE0400002011223344", "byte 12", "ends")]
    [InlineData("0A23D7CE0400004011223344", "byte 0", "a later part")]
    [InlineData("0A23D7CE04000020112233440A23D7CE00000000", "byte 12", "before the one in front of it has ended")]
    [InlineData("0A23D7", "byte 0", "ends")]
    public void Damage_is_named_by_its_byte(string file, string place, string problem)
    {
        using var reader = Reader(Convert.FromHexString(file));
        var error = Should.Throw<BadDataException>(() => reader.Read(0));
        error.File.ShouldBe(reader.Path);
        error.Problem.ShouldContain(place);
        error.Problem.ShouldContain(problem);
    }

    [Fact]
    public void Many_threads_read_one_file()
    {
        var contents = Enumerable.Range(0, 200).Select(seed => new Random(seed).GetItems(Convert.FromHexString("0A23D7CE"), seed)).ToArray();
        using var file = new MemoryStream();
        var writer = new RecordIoWriter(file);
        var offsets = contents.Select(content => writer.Write(content)).ToArray();
        using var reader = Reader(file.ToArray());
        Parallel.For(0, 2000, i => reader.Read(offsets[i % 200]).ShouldBe(contents[i % 200]));
    }

    private void Check(string content, string record)
    {
        using var file = new MemoryStream();
        new RecordIoWriter(file).Write(Convert.FromHexString(content)).ShouldBe(0);
        Convert.ToHexString(file.ToArray()).ShouldBe(record, StringCompareShould.IgnoreCase);
        using var reader = Reader(Convert.FromHexString(record));
        Convert.ToHexString(reader.Read(0)).ShouldBe(content, StringCompareShould.IgnoreCase);
        reader.Offsets().ShouldBe([0]);
    }

    private RecordIoReader Reader(byte[] content)
    {
        var path = _folder[$"{Guid.NewGuid()}.rec"];
        File.WriteAllBytes(path, content);
        return RecordIoReader.Open(path);
    }
}

using System.Diagnostics;
using System.Text.Json;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Data;

public sealed class RecordCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--in-order")]
    [InlineData("--seed", "7")]
    [InlineData("--shards", "3")]
    public async Task Folders_packed_and_unpacked_hold_the_same_bytes_in_the_same_order(params string[] options)
    {
        var images = WriteFolders(("0", 2), ("1", 1), ("2", 1), ("10", 3));
        (await Run(["pack", _folder["faces"], _folder["packed"], "--quiet", .. options])).ShouldBe(0);
        (await Run("unpack", _folder["packed"], _folder["unpacked"], "--quiet", "--json", _folder["result.json"])).ShouldBe(0);
        var result = JsonDocument.Parse(File.ReadAllText(_folder["result.json"])).RootElement;
        (result.GetProperty("people").GetInt32(), result.GetProperty("images").GetInt32()).ShouldBe((4, 7));
        string[] names = ["0/1.jpg", "0/2.jpg", "1/3.jpg", "2/4.jpg", "3/5.jpg", "3/6.jpg", "3/7.jpg"];
        Directory.GetFiles(_folder["unpacked"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ShouldBe(names.Select(name => _folder["unpacked", name]));
        names.Select(name => File.ReadAllBytes(_folder["unpacked", name])).ShouldBe(images);

        // Without gaps in the numbers, once more changes nothing.
        (await Run(["pack", _folder["unpacked"], _folder["again"], "--quiet", .. options])).ShouldBe(0);
        foreach (var file in Directory.GetFiles(_folder["packed"], "*.rec"))
        {
            File.ReadAllBytes(_folder["again", Path.GetFileName(file)]).ShouldBe(File.ReadAllBytes(file));
        }

        Directory.GetFileSystemEntries(_folder.Path, "*.partial*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_packed_set_says_who_is_in_it_as_insightface_expects()
    {
        WriteFolders(("ada", 2), ("bob", 3));
        (await Run("pack", _folder["faces"], _folder["packed"], "--quiet")).ShouldBe(0);
        File.ReadAllText(_folder["packed", "property"]).ShouldBe("2,3,4\n");
        File.ReadAllLines(_folder["packed", "train.lst"]).ShouldBe(["1\t0\tada/0.png", "2\t0\tada/1.png", "3\t1\tbob/0.png", "4\t1\tbob/1.png", "5\t1\tbob/2.png"]);
        var offsets = RecordIndex.Read(_folder["packed", "train.idx"]).ToDictionary(entry => entry.Key, entry => entry.Offset);
        offsets.Keys.ShouldBe([0, 1, 2, 3, 4, 5, 6, 7]);
        using var reader = RecordIoReader.Open(_folder["packed", "train.rec"]);
        float[] Labels(long key) => [.. reader.ReadHeader(offsets[key], out _).Labels];
        Labels(0).ShouldBe([6, 8]);
        Labels(6).ShouldBe([1, 3]);
        Labels(7).ShouldBe([3, 6]);
        Labels(5).ShouldBe([1]);
        offsets[0].ShouldBe(offsets.Values.Max());
    }

    [Fact]
    public async Task A_list_of_im2rec_is_packed_by_its_own_order()
    {
        var images = WriteFolders(("ada", 1), ("bob", 2));
        File.WriteAllText(_folder["faces", "some.lst"], "9\t5.0\tbob/1.png\n3\t2\t0.5\tada/0.png\r\n4\t5\tbob/0.png\n");
        (await Run("pack", _folder["faces", "some.lst"], _folder["packed"], "--quiet")).ShouldBe(0);
        using var records = RecordIoDataSet.Open(_folder["packed"], TestContext.Current.CancellationToken);
        Enumerable.Range(0, 3).Select(index => records.ReadImage(index).ToArray()).ShouldBe(images);
        Enumerable.Range(0, 3).Select(records.IdentityOf).ShouldBe([0, 1, 1]);
    }

    [Fact]
    public async Task An_interrupted_unpacking_goes_on_and_another_sets_is_left_alone()
    {
        var images = WriteFolders(("0", 3));
        (await Run("pack", _folder["faces"], _folder["packed"], "--quiet")).ShouldBe(0);

        // As a stop in the middle leaves it: one file whole, one cut, one absent.
        Directory.CreateDirectory(_folder["out.partial", "0"]);
        File.WriteAllText(_folder["out.partial.txt"], $"{_folder["packed", "train.rec"]}, {new FileInfo(_folder["packed", "train.rec"]).Length} bytes\n");
        File.WriteAllBytes(_folder["out.partial", "0", "1.jpg"], images[0]);
        File.WriteAllBytes(_folder["out.partial", "0", "2.jpg"], images[1][..5]);
        (await Run("unpack", _folder["packed"], _folder["out"], "--quiet")).ShouldBe(0);
        ((string[])["1.jpg", "2.jpg", "3.jpg"]).Select(name => File.ReadAllBytes(_folder["out", "0", name])).ShouldBe(images);

        Directory.CreateDirectory(_folder["foreign.partial"]);
        (await Run("unpack", _folder["packed"], _folder["foreign"], "--quiet")).ShouldBe(3);
        (await Run("unpack", _folder["packed"], _folder["out"], "--quiet")).ShouldBe(3);
    }

    [Fact]
    public async Task What_cannot_be_packed_leaves_nothing_behind()
    {
        WriteFolders(("ada", 1));
        File.WriteAllBytes(_folder["faces", "ada", "5.png"], []);
        (await Run("pack", _folder["faces"], _folder["packed"], "--quiet")).ShouldBe(3);
        (await Run("pack", _folder["nowhere"], _folder["packed"], "--quiet")).ShouldBe(3);
        Directory.GetFileSystemEntries(_folder.Path).ShouldBe([_folder["faces"]]);
    }

    [Fact]
    public async Task A_damaged_record_ends_unpacking_by_name()
    {
        WriteFolders(("0", 3));
        (await Run("pack", _folder["faces"], _folder["packed"], "--quiet", "--in-order")).ShouldBe(0);
        var bytes = File.ReadAllBytes(_folder["packed", "train.rec"]);
        bytes[0] = 0;
        File.WriteAllBytes(_folder["packed", "train.rec"], bytes);
        (await Run("unpack", _folder["packed"], _folder["out"], "--quiet")).ShouldBe(3);
        Directory.Exists(_folder["out"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Records_of_a_python_program_are_unpacked_byte_for_byte(bool indexed)
    {
        var python = ((string[])["python3", "python"]).FirstOrDefault(InPath);
        Assert.SkipWhen(python is null, "needs Python, which is absent");
        var script = Path.Combine(AppContext.BaseDirectory, "Data", "write_records.py");
        using (var process = Process.Start(new ProcessStartInfo(python, [script, _folder.Path]))!)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0);
        }

        if (!indexed) File.Delete(_folder["records", "train.idx"]);
        await UnpackAndCompare(_folder["records"], _folder["expected"], pictures: 300);
    }

    /// <summary>In parts, with labels in arrays and records of identities, as <c>write_records.py</c> wrote them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Records_that_a_python_program_wrote_before_are_unpacked_byte_for_byte(bool indexed)
    {
        var written = Path.Combine(AppContext.BaseDirectory, "Data", "python_records");
        Directory.CreateDirectory(_folder["records"]);
        File.Copy(Path.Combine(written, "records", "train.rec"), _folder["records", "train.rec"]);
        if (indexed) File.Copy(Path.Combine(written, "records", "train.idx"), _folder["records", "train.idx"]);
        await UnpackAndCompare(_folder["records"], Path.Combine(written, "expected"), pictures: 6);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    public void Numbers_of_shards_out_of_range_are_wrong_usage(string shards) =>
        DataCommand.Create().Parse(["pack", "a", "b", "--shards", shards]).Errors.ShouldHaveSingleItem().Message.ShouldContain("--shards");

    private static async Task UnpackAndCompare(string records, string expected, int pictures)
    {
        (await Run("unpack", records, "--quiet")).ShouldBe(0);
        var files = Directory.GetFiles(expected, "*", SearchOption.AllDirectories);
        files.Length.ShouldBe(pictures);
        Directory.GetFiles(records + "_folders", "*", SearchOption.AllDirectories).Length.ShouldBe(pictures);
        foreach (var file in files)
        {
            File.ReadAllBytes(Path.Combine(records + "_folders", Path.GetRelativePath(expected, file))).ShouldBe(File.ReadAllBytes(file), file);
        }
    }

    private static Task<int> Run(params string[] arguments) => DataCommand.Create().Parse(arguments).InvokeAsync();

    private static bool InPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Writes pictures of 4 x 3 pixels and returns their bytes in the people's order.</summary>
    private byte[][] WriteFolders(params (string Person, int Images)[] people)
    {
        var written = new List<byte[]>();
        foreach (var (person, images) in people)
        {
            for (var image = 0; image < images; image++)
            {
                var path = _folder["faces", person, $"{image}.png"];
                PictureFile.WritePng(path, new Picture(4, 3, [.. Enumerable.Range(0, 36).Select(value => (byte)((5 * written.Count) + value))]));
                written.Add(File.ReadAllBytes(path));
            }
        }

        return [.. written];
    }
}

using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.RecordIo;

public class RecordIoFuzzTests
{
    private const int Mutations = 4_000;

    [Theory]
    [InlineData("train.rec", true)]
    [InlineData("train.rec", false)]
    [InlineData("train.idx", true)]
    public void Any_change_of_a_file_is_read_or_named(string victim, bool indexed)
    {
        using var folder = new TemporaryFolder();
        var files = new Dictionary<string, byte[]> { ["train.rec"] = DataSet(out var index) };
        if (indexed) files["train.idx"] = index;
        foreach (var (name, content) in files) File.WriteAllBytes(folder[name], content);
        var random = new Random(5);
        var read = 0;
        for (var i = 0; i < Mutations; i++)
        {
            File.WriteAllBytes(folder[victim], Mutated(files[victim], random));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using var set = RecordIoDataSet.Open(folder.Path, TestContext.Current.CancellationToken);
                for (var image = 0; image < set.Count; image++) set.ReadImage(image);
                read++;
            }
            catch (BadDataException error)
            {
                error.File.ShouldStartWith(folder.Path);
            }

            // Strings and messages of a tiny file weigh more than the file; a number believed would weigh megabytes.
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200_000);
        }

        read.ShouldBeInRange(1, Mutations - 1);
    }

    private static byte[] DataSet(out byte[] index)
    {
        using var file = new MemoryStream();
        using var lines = new MemoryStream();
        var writer = new RecordIoWriter(file);
        byte[] magic = [1, 2, 3, 4, 0x0A, 0x23, 0xD7, 0xCE, 5];
        RecordIndex.Write(lines,
        [
            (1, writer.Write(RecordHeader.OfImage(0, 1).Before(magic))),
            (2, writer.Write(RecordHeader.OfImage(0, 2).Before([9, 9]))),
            (3, writer.Write(new RecordHeader([1, 0.5f], true, 3).Before([7]))),
            (4, writer.Write(RecordHeader.OfRange(1, 3, 4).Before([]))),
            (5, writer.Write(RecordHeader.OfRange(3, 4, 5).Before([]))),
            (0, writer.Write(RecordHeader.OfRange(4, 6, 0, 1).Before([]))),
        ]);
        index = lines.ToArray();
        return file.ToArray();
    }

    private static byte[] Mutated(byte[] content, Random random)
    {
        var changed = content.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(changed.Count);
            switch (random.Next(5))
            {
                case 0: changed[at] = (byte)random.Next(256); break;
                case 1: changed[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: changed.RemoveRange(at, random.Next(Math.Min(9, changed.Count - at))); break;
                case 3: changed.InsertRange(at, changed.Slice(0, random.Next(Math.Min(13, changed.Count)))); break;
                default: changed = changed[..at]; break;
            }

            if (changed.Count == 0) break;
        }

        return [.. changed];
    }
}

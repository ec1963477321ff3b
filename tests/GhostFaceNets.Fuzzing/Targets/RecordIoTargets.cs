using GhostFaceNets.Formats.RecordIo;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>MXNet's RecordIO files, their indices and lists.</summary>
internal static class RecordIoTargets
{
    private static readonly byte[] Magic = [0x0A, 0x23, 0xD7, 0xCE];

    private static readonly (byte[] Records, byte[] Index) Whole = Write(withIdentities: true);

    private static readonly (byte[] Records, byte[] Index) Plain = Write(withIdentities: false);

    /// <summary>Records without an index: the file is walked through.</summary>
    public static FuzzTarget Records { get; } = new("recordio", "train.rec", [Whole.Records, Plain.Records], ReadAll) { Words = [Magic] };

    /// <summary>Records whose index is whole.</summary>
    public static FuzzTarget RecordsAndIndex { get; } = new("recordio-indexed", "train.rec", [Whole.Records], ReadAll)
    {
        Prepare = folder => File.WriteAllBytes(Path.Combine(folder, "train.idx"), Whole.Index),
        Words = [Magic],
    };

    /// <summary>An index whose records are whole.</summary>
    public static FuzzTarget Index { get; } = new("idx", "train.idx", [Whole.Index], path => ReadAll(Path.ChangeExtension(path, ".rec")))
    {
        Prepare = folder => File.WriteAllBytes(Path.Combine(folder, "train.rec"), Whole.Records),
        Words = FuzzTargets.Words("\t", "\n", "\r\n", "0\t0\n", "\0", "\ufeff"),
    };

    /// <summary>im2rec's lists.</summary>
    public static FuzzTarget List { get; } = new(
        "lst",
        "train.lst",
        ["1\t0\tada/0.png\n2\t0\tada/1.png\r\n3\t1.0\tbob/0.jpg\n"u8.ToArray(), "7\t3\t0.5\t0.25\tsome picture.jpg\n"u8.ToArray()],
        path => RecordList.Read(path).Count())
    {
        Words = FuzzTargets.Words("\t", "\n", "\r", "\0", "../", "1\t2\tx\n", "\ufeff"),
    };

    private static void ReadAll(string path)
    {
        using var set = RecordIoDataSet.Open(path);
        for (var image = 0; image < set.Count; image++) set.ReadImage(image);
    }

    private static (byte[] Records, byte[] Index) Write(bool withIdentities)
    {
        using var file = new MemoryStream();
        using var lines = new MemoryStream();
        var writer = new RecordIoWriter(file);
        byte[] inParts = [1, 2, 3, 4, .. Magic, 5, .. Magic, .. Magic];
        var entries = new List<(long, long)>
        {
            (1, writer.Write(RecordHeader.OfImage(0, 1).Before(inParts))),
            (2, writer.Write(RecordHeader.OfImage(0, 2).Before([9, 9]))),
            (3, writer.Write(new RecordHeader([1, 0.5f], true, 3).Before([7]))),
        };
        if (withIdentities)
        {
            entries.Add((4, writer.Write(RecordHeader.OfRange(1, 3, 4).Before([]))));
            entries.Add((5, writer.Write(RecordHeader.OfRange(3, 4, 5).Before([]))));
            entries.Add((0, writer.Write(RecordHeader.OfRange(4, 6, 0, 1).Before([]))));
        }

        RecordIndex.Write(lines, entries);
        return (file.ToArray(), lines.ToArray());
    }
}

using GhostFaceNets.DataSets;
using GhostFaceNets.Formats.RecordIo;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;
using GhostFaceNets.Tests.Imaging;

namespace GhostFaceNets.Tests.DataSets;

public sealed class RecordPackingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RecordPackingTests()
    {
        for (var image = 0; image < 12; image++) PictureFile.WritePng(_folder["faces", $"{image % 3}", $"{image}.png"], Pictures.Gradient(4 + image, 4));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stopped_packing_leaves_nothing()
    {
        using var faces = FaceCollection.Open(_folder["faces"], TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => RecordPacking.Write(_folder["packed"], faces, progress: new StopAt(4, stop), cancellation: stop.Token));
        Directory.GetFileSystemEntries(_folder.Path).ShouldBe([_folder["faces"]]);
    }

    [Fact]
    public void A_stopped_unpacking_goes_on_without_writing_anything_twice()
    {
        using (var faces = FaceCollection.Open(_folder["faces"], TestContext.Current.CancellationToken))
        {
            RecordPacking.Write(_folder["packed"], faces, cancellation: TestContext.Current.CancellationToken);
        }

        using var records = RecordIoDataSet.Open(_folder["packed"], TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => RecordUnpacking.Write(records, _folder["out"], new StopAt(5, stop), stop.Token));
        Directory.Exists(_folder["out"]).ShouldBeFalse();
        var old = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        var written = Directory.GetFiles(_folder["out.partial"], "*", SearchOption.AllDirectories);
        written.Length.ShouldBeInRange(5, 11);
        foreach (var file in written) File.SetLastWriteTimeUtc(file, old);

        RecordUnpacking.Write(records, _folder["out"], cancellation: TestContext.Current.CancellationToken);
        var all = Directory.GetFiles(_folder["out"], "*", SearchOption.AllDirectories);
        all.Length.ShouldBe(12);
        all.Count(file => File.GetLastWriteTimeUtc(file) == old).ShouldBe(written.Length);
        Directory.GetFileSystemEntries(_folder.Path).Order().ShouldBe([_folder["faces"], _folder["out"], _folder["packed"]]);
    }

    [Fact]
    public void Shards_that_share_a_key_are_bad_data()
    {
        using (var faces = FaceCollection.Open(_folder["faces"], TestContext.Current.CancellationToken))
        {
            RecordPacking.Write(_folder["packed"], faces, shards: 2, cancellation: TestContext.Current.CancellationToken);
        }

        foreach (var end in (string[])["rec", "idx"]) File.Copy(_folder["packed", $"train_0001.{end}"], _folder["packed", $"train_0002.{end}"]);
        Should.Throw<BadDataException>(() => RecordIoDataSet.Open(_folder["packed"], TestContext.Current.CancellationToken)).Problem.ShouldContain("both hold key");
    }

    private sealed class StopAt(int pictures, CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value >= pictures) stop.Cancel();
        }
    }
}

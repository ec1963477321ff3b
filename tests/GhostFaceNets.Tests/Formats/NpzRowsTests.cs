using System.IO.Compression;
using System.Runtime.InteropServices;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats;

public sealed class NpzRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["a.npz"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_that_were_written_in_blocks_are_read_in_other_blocks()
    {
        NpzFile.Write(File, npz =>
        {
            npz.Add("names", NumpyArray.Of([1], ["x"]));
            npz.AddRows("rows", 3, 2, [[0, 1], [2, 3, 4, 5]]);
        });
        NpzFile.Read(File)["rows"].Values<float>().ShouldBe([0, 1, 2, 3, 4, 5]);
        using var rows = NpzRows.Open(File, "rows");
        (rows.Count, rows.Size).ShouldBe((3, 2));
        Next(rows, 4).ShouldBe([0, 1, 2, 3]);
        Next(rows, 2).ShouldBe([4, 5]);
    }

    [Fact]
    public void Rows_in_Fortran_order_come_as_rows()
    {
        Write(new("<f4", FortranOrder: true, [3, 2]), [0, 2, 4, 1, 3, 5]);
        using var rows = NpzRows.Open(File, "rows");
        Next(rows, 2).ShouldBe([0, 1]);
        Next(rows, 4).ShouldBe([2, 3, 4, 5]);
    }

    [Theory]
    [InlineData("<f8", 3, 2, "rows of float32")]
    [InlineData("<f4", 3, 0, "rows of float32")]
    [InlineData("<f4", 4, 2, "ends before its last row")]
    [InlineData("<f4", int.MaxValue, int.MaxValue, "ends before its last row")]
    public void What_is_not_rows_of_float32_is_bad_data(string type, int count, int size, string problem)
    {
        Write(new(type, FortranOrder: false, [count, size]), new float[6]);
        Should.Throw<BadDataException>(() => NpzRows.Open(File, "rows")).Message.ShouldContain(problem);
    }

    [Fact]
    public void An_absent_array_and_another_file_are_bad_data()
    {
        Write(new("<f4", FortranOrder: false, [3, 2]), new float[6]);
        Should.Throw<BadDataException>(() => NpzRows.Open(File, "embs")).Problem.ShouldContain("'embs'");
        System.IO.File.WriteAllText(File, "no zip");
        Should.Throw<BadDataException>(() => NpzRows.Open(File, "rows")).Problem.ShouldContain("no complete .npz");
    }

    [Fact]
    public void More_or_fewer_rows_than_announced_leave_no_file()
    {
        Should.Throw<ArgumentException>(() => NpzFile.Write(File, npz => npz.AddRows("rows", 3, 2, [[0, 1], [2, 3]])));
        Should.Throw<ArgumentException>(() => NpzFile.Write(File, npz => npz.AddRows("rows", 1, 2, [[0, 1], [2, 3]])));
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    private static float[] Next(NpzRows rows, int count)
    {
        var values = new float[count];
        rows.Next(values);
        return values;
    }

    private void Write(NpyHeader header, float[] values)
    {
        using var zip = ZipFile.Open(File, ZipArchiveMode.Create);
        using var content = zip.CreateEntry("rows.npy").Open();
        content.Write(header.ToBytes());
        content.Write(MemoryMarshal.AsBytes<float>(values));
    }
}

using CsCheck;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats;

/// <summary>The base64 texts are files that numpy 1.24 wrote.</summary>
public sealed class NumpyFileTests : IDisposable
{
    private const string Unicode = "k05VTVBZAQB2AHsnZGVzY3InOiAnPFUzJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAphAAAAAAAAAAAAAABaAAAAbwAAAOsAAAA=";
    private const string Bytes = "k05VTVBZAQB2AHsnZGVzY3InOiAnfFMyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAphYmMA";
    private const string FortranVersion2 = "k05VTVBZAgB0AAAAeydkZXNjcic6ICc8aTQnLCAnZm9ydHJhbl9vcmRlcic6IFRydWUsICdzaGFwZSc6ICgyLCAzKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAwAAAAEAAAAEAAAAAgAAAAUAAAA=";
    private const string ScalarVersion3 = "k05VTVBZAwB0AAAAeydkZXNjcic6ICc8ZjgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAEQA==";
    private const string Pickled = "k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMSwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqAA2NudW1weS5jb3JlLm11bHRpYXJyYXkKX3JlY29uc3RydWN0CnEAY251bXB5Cm5kYXJyYXkKcQFLAIVxAkMBYnEDh3EEUnEFKEsBSwGFcQZjbnVtcHkKZHR5cGUKcQdYAgAAAE84cQiJiIdxCVJxCihLA1gBAAAAfHELTk5OSv////9K/////0s/dHEMYoldcQ19cQ5hdHEPYi4=";
    private const string Deflated = "UEsDBBQAAAAIAAAAIQBPpDwSSQAAAJAAAAAFABQAeC5ucHkBABAAkAAAAAAAAABJAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CkaaOgq1CmQDLgY0AABQSwMEFAAAAAgAAAAhALo0LnNFAAAAgQAAAAYAFABvay5ucHkBABAAgQAAAAAAAABFAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loF6TZKiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GoY6mjoKtQoUAC5GAFBLAQIUAxQAAAAIAAAAIQBPpDwSSQAAAJAAAAAFAAAAAAAAAAAAAACAAQAAAAB4Lm5weVBLAQIUAxQAAAAIAAAAIQC6NC5zRQAAAIEAAAAGAAAAAAAAAAAAAACAAYAAAABvay5ucHlQSwUGAAAAAAIAAgBnAAAA/QAAAAAA";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_strings_as_numpy_wrote_them()
    {
        NpyFile.Read(Saved(Unicode)).Values<string>().ShouldBe(["a", "Zoë"]);
        NpyFile.Read(Saved(Bytes)).Values<string>().ShouldBe(["ab", "c"]);
    }

    [Fact]
    public void Reads_Fortran_order_and_later_versions_as_numpy_wrote_them()
    {
        var array = NpyFile.Read(Saved(FortranVersion2));
        array.Shape.ShouldBe([2, 3]);
        array.Values<int>().ShouldBe([0, 1, 2, 3, 4, 5]);
        var scalar = NpyFile.Read(Saved(ScalarVersion3));
        scalar.Shape.ShouldBeEmpty();
        scalar.Values<double>().ShouldBe([2.5]);
    }

    [Fact]
    public void Reads_half_precision_as_numpy_wrote_it() =>
        NpyFile.Read(Saved("k05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAPgDAZi4="))
            .Values<Half>().Select(value => (float)value).ShouldBe([1.5f, -2f, 0.099975586f]);

    [Fact]
    public void Reads_a_deflated_npz_as_numpy_wrote_it()
    {
        var arrays = NpzFile.Read(Saved(Deflated));
        arrays.Keys.ShouldBe(["x", "ok"]);
        arrays["x"].Shape.ShouldBe([2, 2]);
        arrays["x"].Values<float>().ShouldBe([0f, 0, 0, 0]);
        arrays["ok"].Values<bool>().ShouldBe([true]);
    }

    [Fact]
    public void Writes_the_bytes_that_numpy_writes()
    {
        NpyFile.Write(_folder["u.npy"], NumpyArray.Of([2], ["a", "Zoë"]));
        Convert.ToBase64String(File.ReadAllBytes(_folder["u.npy"])).ShouldBe(Unicode);
    }

    [Fact]
    public void Pickled_objects_are_refused_with_the_reason()
    {
        var error = Should.Throw<BadDataException>(() => NpyFile.Read(Saved(Pickled)));
        error.File.ShouldBe(_folder["saved"]);
        error.Problem.ShouldContain("pickled Python objects");
    }

    [Fact]
    public void Golden_pictures_have_the_shape_that_the_network_takes()
    {
        var images = NpyFile.Read(SharedFolder.Golden("oracle", "v1_w0.5_s2", "images.npy"));
        images.Shape.ShouldBe([4, 112, 112, 3]);
        images.ElementType.ShouldBe(typeof(byte));
        var expected = NpyFile.Read(SharedFolder.Golden("oracle", "v1_w0.5_s2", "expected.npy"));
        expected.Shape.ShouldBe([4, 512]);
        expected.Values<float>().Max(Math.Abs).ShouldBe(8.479468f, 1e-5f);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_type_and_empty_arrays_come_back_from_a_npz(bool compress)
    {
        var arrays = new Dictionary<string, NumpyArray>
        {
            ["f4"] = NumpyArray.Of<float>([2, 1], [float.NaN, -0f]),
            ["f8"] = NumpyArray.Of<double>([], [Math.E]),
            ["i4"] = NumpyArray.Of<int>([1], [int.MinValue]),
            ["i8"] = NumpyArray.Of<long>([0, 512], []),
            ["u1"] = NumpyArray.Of<byte>([3], [0, 128, 255]),
            ["b1"] = NumpyArray.Of<bool>([2], [true, false]),
            ["text"] = NumpyArray.Of<string>([2, 1], ["", "😀 x"]),
        };

        NpzFile.Write(_folder["all.npz"], arrays, compress);

        var back = NpzFile.Read(_folder["all.npz"]);
        back.Keys.ShouldBe(arrays.Keys);
        foreach (var (name, array) in back)
        {
            array.Shape.ShouldBe(arrays[name].Shape);
            array.ElementType.ShouldBe(arrays[name].ElementType);
        }

        back["f4"].Values<float>().Select(BitConverter.SingleToUInt32Bits)
            .ShouldBe(arrays["f4"].Values<float>().Select(BitConverter.SingleToUInt32Bits));
        back["f8"].Values<double>().ShouldBe([Math.E]);
        back["i4"].Values<int>().ShouldBe([int.MinValue]);
        back["u1"].Values<byte>().ShouldBe([(byte)0, (byte)128, (byte)255]);
        back["b1"].Values<bool>().ShouldBe([true, false]);
        back["text"].Values<string>().ShouldBe(["", "😀 x"]);
    }

    [Theory]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "'>f4'")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "plain array")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 4), }", "does not fit")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999, 99999, 99999, 99999), }", "ends before")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }", "extent")]
    [InlineData("{'descr': '<U0', 'fortran_order': False, 'shape': (999999999,), }", "does not fit")]
    [InlineData("{'descr': '<U999999999', 'fortran_order': False, 'shape': (0,), }", "ends before")]
    [InlineData("{'descr': '<U1', 'fortran_order': False, 'shape': (1,), }", "no text")]
    [InlineData("{'descr': '|b1', 'fortran_order': False, 'shape': (1,), }", "truth")]
    [InlineData("nonsense", "plain array")]
    public void A_header_that_promises_what_the_file_does_not_hold_is_an_error(string header, string problem)
    {
        byte[] bytes = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)header.Length, 0,
            .. System.Text.Encoding.ASCII.GetBytes(header), 9, 9, 9, 9];
        File.WriteAllBytes(_folder["saved"], bytes);
        Should.Throw<BadDataException>(() => NpyFile.Read(_folder["saved"])).Problem.ShouldContain(problem);
    }

    [Theory]
    [InlineData(Unicode)]
    [InlineData(FortranVersion2)]
    [InlineData(ScalarVersion3)]
    public void Every_truncation_and_changed_bytes_give_an_array_or_a_BadDataException(string file)
    {
        var whole = Convert.FromBase64String(file);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder["saved"], whole[..length]);
            Should.Throw<BadDataException>(() => NpyFile.Read(_folder["saved"]));
        }

        Break(whole, NpyFile.Read);
    }

    [Fact]
    public void Every_truncation_and_changed_bytes_of_a_npz_give_arrays_or_a_BadDataException()
    {
        var whole = Convert.FromBase64String(Deflated);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder["saved"], whole[..length]);
            Should.Throw<BadDataException>(() => NpzFile.Read(_folder["saved"]));
        }

        Break(whole, NpzFile.Read);
    }

    private void Break(byte[] whole, Func<string, object> read) =>
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample(
            change =>
            {
                byte[] broken = [.. whole];
                broken[change.Item1] = change.Item2;
                File.WriteAllBytes(_folder["saved"], broken);
                try
                {
                    read(_folder["saved"]);
                }
                catch (BadDataException)
                {
                }
            },
            iter: 1000,
            threads: 1);

    private string Saved(string base64)
    {
        File.WriteAllBytes(_folder["saved"], Convert.FromBase64String(base64));
        return _folder["saved"];
    }
}

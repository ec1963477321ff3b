using System.Buffers.Binary;
using System.Text;
using CsCheck;
using GhostFaceNets.Formats.Safetensors;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_the_bytes_that_the_published_format_prescribes()
    {
        byte[] values = [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 7];
        var path = Raw(
            """{"__metadata__":{"made":"by hand"},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"u":{"dtype":"U8","shape":[],"data_offsets":[8,9]}}""",
            values);

        var file = SafetensorsFile.Read(path);

        file.Metadata["made"].ShouldBe("by hand");
        file.FloatTensor("w").Values.ShouldBe([1f, -2f]);
        file.Tensors["w"].Shape.ShouldBe([2L, 1L]);
        file.Values<byte>("u").ShouldBe([(byte)7]);
    }

    [Fact]
    public void Writes_the_bytes_that_the_published_format_prescribes()
    {
        var path = _folder["one.safetensors"];

        SafetensorsFile.Write(path, new Dictionary<string, SafetensorsTensor> { ["i"] = SafetensorsTensor.Of<long>([1], [258]) });

        var header = """{"i":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""".PadRight(56);
        File.ReadAllBytes(path).ShouldBe([56, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(header), 2, 1, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Every_element_type_and_scalar_and_empty_tensors_come_back_bit_for_bit()
    {
        var path = _folder["all.safetensors"];
        var tensors = new Dictionary<string, SafetensorsTensor>
        {
            ["f32"] = SafetensorsTensor.Of<float>([2, 2], [float.NaN, -0f, float.Epsilon, float.PositiveInfinity]),
            ["f64"] = SafetensorsTensor.Of<double>([], [Math.PI]),
            ["i32"] = SafetensorsTensor.Of<int>([3], [int.MinValue, 0, 5]),
            ["i64"] = SafetensorsTensor.Of<long>([0, 4], []),
            ["u8"] = SafetensorsTensor.Of<byte>([1], [255]),
            ["flags"] = SafetensorsTensor.Of<bool>([2], [true, false]),
        };

        SafetensorsFile.Write(path, tensors, new Dictionary<string, string> { ["ü"] = "ß\n" });

        var file = SafetensorsFile.Read(path);
        file.Metadata.ShouldBe([new("ü", "ß\n")]);
        file.Tensors.Count.ShouldBe(6);
        file.Values<float>("f32").Select(BitConverter.SingleToUInt32Bits)
            .ShouldBe(tensors["f32"].Values<float>().Select(BitConverter.SingleToUInt32Bits));
        file.Values<double>("f64").ShouldBe([Math.PI]);
        file.Tensors["f64"].Shape.ShouldBeEmpty();
        file.Values<int>("i32").ShouldBe([int.MinValue, 0, 5]);
        file.Tensors["i64"].Shape.ShouldBe([0L, 4L]);
        file.Values<byte>("u8").ShouldBe([(byte)255]);
        file.Values<bool>("flags").ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "shape [3]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "truncated")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "take 4 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "expected 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'b' begins at byte 4")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,8]}}""", "cannot be")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,8]}}""", "has 8 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "cannot be")]
    [InlineData("""{"w":{"dtype":"Q9","shape":[2],"data_offsets":[0,8]}}""", "Q9")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2]}}""", "no data_offsets")]
    [InlineData("""{"w":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", "header")]
    [InlineData("""{"w":7}""", "header")]
    [InlineData("""[1]""", "header")]
    [InlineData("""{"w":""", "header")]
    public void A_header_that_does_not_fit_the_file_is_an_error_that_says_where(string header, string problem)
    {
        var path = Raw(header, new byte[8]);

        var error = Should.Throw<BadDataException>(() => SafetensorsFile.Read(path));

        error.File.ShouldBe(path);
        error.Problem.ShouldContain(problem);
    }

    [Fact]
    public void A_text_file_and_every_truncation_are_errors()
    {
        var path = _folder["whole.safetensors"];
        SafetensorsFile.Write(path, new Dictionary<string, SafetensorsTensor> { ["w"] = SafetensorsTensor.Of<float>([3], [1, 2, 3]) });
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Should.Throw<BadDataException>(() => SafetensorsFile.Read(path));
        }

        File.WriteAllText(path, "This is a letter, not a safetensors file.");
        Should.Throw<BadDataException>(() => SafetensorsFile.Read(path));
    }

    [Fact]
    public void Changed_bytes_in_the_header_give_a_file_or_a_BadDataException()
    {
        var path = _folder["whole.safetensors"];
        SafetensorsFile.Write(path, new Dictionary<string, SafetensorsTensor>
        {
            ["w"] = SafetensorsTensor.Of<float>([3], [1, 2, 3]),
            ["b"] = SafetensorsTensor.Of<bool>([1, 2], [true, false]),
        });
        var whole = File.ReadAllBytes(path);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample(
            change =>
            {
                var (at, value) = change;
                byte[] broken = [.. whole];
                broken[at] = value;
                File.WriteAllBytes(path, broken);
                try
                {
                    SafetensorsFile.Read(path);
                }
                catch (BadDataException)
                {
                }
            },
            iter: 2000,
            threads: 1);
    }

    [Fact]
    public void Asking_for_what_is_not_there_names_file_and_tensor()
    {
        var path = _folder["one.safetensors"];
        SafetensorsFile.Write(path, new Dictionary<string, SafetensorsTensor> { ["i"] = SafetensorsTensor.Of<long>([1], [1]) });
        var file = SafetensorsFile.Read(path);

        Should.Throw<BadDataException>(() => file.Values<float>("w")).Message.ShouldBe($"{path}: there is no tensor 'w' in it.");
        Should.Throw<BadDataException>(() => file.FloatTensor("i")).Problem.ShouldContain("holds Int64, expected Float32");
    }

    private string Raw(string header, byte[] values)
    {
        var path = _folder["raw.safetensors"];
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)Encoding.UTF8.GetByteCount(header));
        File.WriteAllBytes(path, [.. length, .. Encoding.UTF8.GetBytes(header), .. values]);
        return path;
    }
}

using System.Diagnostics;
using CsCheck;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation;

public class VerificationBinTests
{
    [Fact]
    public void Every_form_of_the_golden_pickles_holds_the_same_pictures_and_labels()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pickle");
        var images = golden.GetProperty("images").EnumerateArray().Select(image => image.GetString()!).ToArray();
        foreach (var form in golden.GetProperty("forms").EnumerateObject())
        {
            var bin = VerificationBin.Parse(Convert.FromHexString(form.Value.GetString()!), form.Name);
            bin.Images.Select(image => Convert.ToHexStringLower(image.Span)).ShouldBe(images, form.Name);
            bin.Same.ShouldBe(golden.GetProperty("issame").Labels(), form.Name);
        }
    }

    [Fact]
    public void A_real_file_with_numpy_arrays_is_read()
    {
        var bin = VerificationBin.Read(SharedFolder.Data("models", "small_lfw.bin"));
        bin.Images.Count.ShouldBe(2 * bin.Same.Count);
        bin.Same.Count.ShouldBeGreaterThan(1);
        bin.Images.Select(image => Convert.ToHexString(image.Span[..2]) + Convert.ToHexString(image.Span[^2..])).ShouldAllBe(ends => ends == "FFD8FFD9");
    }

    [Theory]
    [InlineData("cos\nsystem\n(S'echo hurt'\ntR.", "byte 0", "Global", "os.system")]
    [InlineData("\u0080\u0002cposix\nsystem\nq\0X\u0004\0\0\0hurtq\u0001\u0085q\u0002Rq\u0003.", "byte 2", "Global", "posix.system")]
    [InlineData("\u0080\u0004\u008c\bbuiltins\u008c\u0004eval\u0093\u008c\u0003hi!\u0085R.", "byte 18", "StackGlobal", "builtins.eval")]
    [InlineData("\u0080\u0002(i__main__\nX\n.", "byte 3", "0x69", "")]
    [InlineData("\u0080\u0004)\u0081.", "byte 3", "0x81", "")]
    [InlineData("\u0080\u0002c_codecs\nencode\nX\u0001\0\0\0aX\u0006\0\0\0rot_13\u0086R.", "byte 36", "Reduce", "")]
    [InlineData("\u0080\u0002cnumpy\ndtype\nX\u0001\0\0\0O\u0085Rcnumpy\ndtype\nR.", "byte", "Reduce", "")]
    public void A_pickle_that_calls_code_is_refused_by_instruction_and_byte(string pickle, string place, string opcode, string name)
    {
        var error = Should.Throw<BadDataException>(() => VerificationBin.Parse(System.Text.Encoding.Latin1.GetBytes(pickle), "evil.bin"));
        error.Message.ShouldContain($"{place}");
        error.Message.ShouldContain($"opcode {opcode}");
        error.Message.ShouldContain(name);
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_bad_data()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pickle").GetProperty("forms");
        foreach (var form in golden.EnumerateObject())
        {
            var whole = Convert.FromHexString(form.Value.GetString()!);
            for (var length = 0; length < whole.Length; length++)
            {
                Should.Throw<BadDataException>(() => VerificationBin.Parse(whole.AsMemory(0, length), form.Name));
            }
        }
    }

    [Fact]
    public void Changed_bytes_give_pictures_or_bad_data_and_nothing_else()
    {
        var forms = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pickle").GetProperty("forms")
            .EnumerateObject().Select(form => Convert.FromHexString(form.Value.GetString()!)).ToArray();
        Gen.Select(Gen.Int[0, forms.Length - 1], Gen.Select(Gen.Int[0, 1000], Gen.Byte).Array[1, 6]).Sample(
            (form, changes) =>
            {
                var bytes = forms[form].ToArray();
                foreach (var (position, value) in changes) bytes[position % bytes.Length] = value;
                try
                {
                    var bin = VerificationBin.Parse(bytes, "changed.bin");
                    bin.Images.Sum(image => image.Length).ShouldBeLessThan(bytes.Length * 2);
                }
                catch (BadDataException)
                {
                }
            },
            iter: 20_000);
    }

    [Fact]
    public void An_announced_length_beyond_the_file_allocates_nothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Should.Throw<BadDataException>(() => VerificationBin.Parse("\x80\x04]B\xff\xff\xff\x7f."u8.ToArray(), "long.bin"));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
        error.Message.ShouldContain("long.bin");
    }

    [Fact]
    public void What_is_no_pair_of_pictures_and_labels_is_described()
    {
        Problem(")").ShouldContain("not a pair");
        Problem("](K\u0001K\u0002e](\u0088e\u0086").ShouldContain("picture 0 is the number 1");
        Problem("](C\u0001ae](\u0088e\u0086").ShouldContain("1 pictures for 1 labels");
        Problem("](C\u0001aC\u0001be](K\u0007e\u0086").ShouldContain("label 0 is the number 7");

        static string Problem(string body) => Should.Throw<BadDataException>(
            () => VerificationBin.Parse(System.Text.Encoding.Latin1.GetBytes($"\u0080\u0003{body}."), "odd.bin")).Problem;
    }

    [Fact]
    public void A_written_file_is_read_back_by_this_library_and_by_Python()
    {
        using var folder = new TemporaryFolder();
        // More than two of Python's batches of 1000 and pictures of every length near one byte's limit.
        ReadOnlyMemory<byte>[] images = [.. Enumerable.Range(0, 2500).Select(i => (ReadOnlyMemory<byte>)Enumerable.Repeat((byte)i, i % 300).ToArray())];
        bool[] same = [.. Enumerable.Range(0, 1250).Select(i => i % 3 == 0)];
        var file = folder["written.bin"];
        VerificationBin.Write(file, images, same);

        var bin = VerificationBin.Read(file);
        bin.Same.ShouldBe(same);
        bin.Images.Select(image => image.ToArray()).ShouldBe(images.Select(image => image.ToArray()));

        const string Script = """
            import pickle, sys
            images, same = pickle.load(open(sys.argv[1], 'rb'))
            assert images == [bytes([i % 256]) * (i % 300) for i in range(2500)]
            assert same == [i % 3 == 0 for i in range(1250)] and all(type(s) is bool for s in same)
            """;
        using var python = StartPython(Script, file);
        var errors = python.StandardError.ReadToEnd();
        python.WaitForExit();
        python.ExitCode.ShouldBe(0, errors);
    }

    private static Process StartPython(string script, string argument)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", ["-c", script, argument]) { RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs python3 on the path");
            throw;
        }
    }
}

using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Data;

public sealed class BinsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_form_becomes_plain_bytes_with_the_same_content()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("pickle");
        var images = golden.GetProperty("images").EnumerateArray().Select(image => image.GetString()!).ToArray();
        foreach (var form in golden.GetProperty("forms").EnumerateObject())
        {
            var file = _folder[$"{form.Name}.bin"];
            File.WriteAllBytes(file, Convert.FromHexString(form.Value.GetString()!));
            (await Run("bins", file, "--quiet")).ShouldBe(0, form.Name);
            var bin = VerificationBin.Read(file);
            bin.Images.Select(image => Convert.ToHexStringLower(image.Span)).ShouldBe(images, form.Name);
            File.ReadAllBytes(file).AsSpan().IndexOf("numpy"u8).ShouldBe(-1);
        }
    }

    [Fact]
    public async Task With_an_output_folder_the_files_stay_and_a_bad_one_is_left_as_it_is()
    {
        VerificationBin.Write(_folder["a.bin"], [new byte[] { 1 }, new byte[] { 2 }], [true]);
        File.WriteAllBytes(_folder["b.bin"], [1, 2, 3]);
        (await Run("bins", _folder["a.bin"], "--output", _folder["new"], "--quiet")).ShouldBe(0);
        VerificationBin.Read(_folder["new", "a.bin"]).Same.ShouldBe([true]);
        (await Run("bins", _folder["b.bin"], "--quiet")).ShouldBe(3);
        File.ReadAllBytes(_folder["b.bin"]).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Of_two_files_of_one_name_none_takes_the_others_place()
    {
        string[] files = [_folder["a", "lfw.bin"], _folder["b", "lfw.bin"]];
        foreach (var file in files) VerificationBin.Write(file, [new byte[] { 1 }, new byte[] { 2 }], [true]);
        (await Run(["bins", .. files, "--output", _folder["new"], "--quiet"])).ShouldBe(ExitCode.WrongUsage);
        Directory.Exists(_folder["new"]).ShouldBeFalse();
        (await Run(["bins", .. files, "--quiet"])).ShouldBe(ExitCode.Done);
    }

    private static Task<int> Run(params string[] arguments) => DataCommand.Create().Parse(arguments).InvokeAsync();
}

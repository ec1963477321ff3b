using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Data;

public sealed class PairsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Aligned_pictures_go_into_the_bin_byte_for_byte_in_the_order_of_the_list()
    {
        WriteList();
        foreach (var (name, side) in (ReadOnlySpan<(string, int)>)[("A/A_0001", 4), ("A/A_0002", 4), ("B/B_0001", 4)]) WriteSquare(name, side);
        (await Run("--aligned")).ShouldBe(0);
        var bin = VerificationBin.Read(_folder["out.bin"]);
        bin.Same.ShouldBe([true, false]);
        bin.Images.Select(image => image.ToArray()).ShouldBe(
            ((string[])["A/A_0001", "A/A_0002", "A/A_0002", "B/B_0001"]).Select(name => File.ReadAllBytes(_folder[$"{name}.png"])));
    }

    [Fact]
    public async Task Aligned_pictures_of_two_sizes_are_bad_data()
    {
        WriteList();
        foreach (var (name, side) in (ReadOnlySpan<(string, int)>)[("A/A_0001", 4), ("A/A_0002", 4), ("B/B_0001", 5)]) WriteSquare(name, side);
        (await Run("--aligned")).ShouldBe(3);
        File.Exists(_folder["out.bin"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("onnxruntime")]
    [InlineData("engine")]
    public async Task Faces_are_found_and_pairs_without_one_left_out(string backend)
    {
        var detector = SharedFolder.Data("models", "yunet_n_dynamic.onnx");
        var photos = Directory.GetFiles(SharedFolder.Data("lfw", "dev"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        WriteList();
        Directory.CreateDirectory(_folder["A"]);
        File.Copy(photos[0], _folder["A", "A_0001.jpg"]);
        File.Copy(photos[1], _folder["A", "A_0002.jpg"]);
        WriteSquare("B/B_0001", 64);
        (await Run("--detector", detector, "--backend", backend)).ShouldBe(0);
        var bin = VerificationBin.Read(_folder["out.bin"]);
        bin.Same.ShouldBe([true]);
        bin.Images.Select(image => PictureFile.Decode(image.Span, "a face")).ShouldAllBe(face => face.Width == 112 && face.Height == 112);
    }

    [Fact]
    public async Task A_list_of_which_no_pair_is_left_leaves_an_older_bin_as_it_is()
    {
        WriteList();
        foreach (var name in (string[])["A/A_0001", "A/A_0002", "B/B_0001"]) WriteSquare(name, 64);
        File.WriteAllText(_folder["out.bin"], "older");
        (await Run("--detector", SharedFolder.Data("models", "yunet_n_dynamic.onnx"), "--backend", "engine")).ShouldBe(3);
        File.ReadAllText(_folder["out.bin"]).ShouldBe("older");
    }

    private Task<int> Run(params string[] options) =>
        DataCommand.Create().Parse(["pairs", _folder["pairs.txt"], _folder.Path, _folder["out.bin"], "--quiet", .. options]).InvokeAsync();

    private void WriteList() => File.WriteAllText(_folder["pairs.txt"], "1\nA\t1\t2\nA\t2\tB\t1\n");

    private void WriteSquare(string name, int side) => PictureFile.WritePng(_folder[$"{name}.png"], new Picture(side, side, new byte[3 * side * side]));
}

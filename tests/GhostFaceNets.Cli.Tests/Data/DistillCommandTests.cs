using System.Text.Json;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests.Data;

public sealed class DistillCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DistillCommandTests()
    {
        for (var picture = 0; picture < 4; picture++)
        {
            var grey = Enumerable.Repeat((byte)(40 * picture), 3 * 32 * 32);
            PictureFile.WritePng(_folder["faces", $"{picture / 2}", $"{picture}.png"], new Picture(32, 32, [.. grey]));
        }

        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = 32 });
        ModelFile.Save(_folder["teacher.onnx"], new FaceModel(network, ModelCard.Of(network)));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_writes_names_classes_and_embeddings()
    {
        (await Run(_folder["faces"], _folder["out.npz"], "--json", _folder["result.json"])).ShouldBe(0);
        var arrays = NpzFile.Read(_folder["out.npz"]);
        arrays.Keys.ShouldBe(["image_names", "image_classes", "embeddings"]);
        arrays["image_names"].Values<string>().Select(Path.GetFileName).ShouldBe(["0.png", "1.png", "2.png", "3.png"]);
        arrays["image_classes"].Values<long>().ShouldBe([0, 0, 1, 1]);
        arrays["embeddings"].Shape.ShouldBe([4, 8]);
        var result = JsonDocument.Parse(File.ReadAllText(_folder["result.json"])).RootElement;
        (result.GetProperty("count").GetInt32(), result.GetProperty("size").GetInt32()).ShouldBe((4, 8));
    }

    [Fact]
    public async Task Its_own_list_can_be_distilled_again()
    {
        (await Run(_folder["faces"], _folder["out.npz"])).ShouldBe(0);
        (await Run(_folder["out.npz"], _folder["again.npz"])).ShouldBe(0);
        NpzFile.Read(_folder["again.npz"])["embeddings"].Values<float>().ShouldBe(NpzFile.Read(_folder["out.npz"])["embeddings"].Values<float>());
    }

    [Fact]
    public async Task A_broken_picture_is_bad_data_or_left_out()
    {
        File.WriteAllText(_folder["faces", "0", "1.png"], "no picture");
        (await Run(_folder["faces"], _folder["out.npz"])).ShouldBe(3);
        File.Exists(_folder["out.npz"]).ShouldBeFalse();
        (await Run(_folder["faces"], _folder["out.npz"], "--skip-broken")).ShouldBe(0);
        NpzFile.Read(_folder["out.npz"])["image_classes"].Values<long>().ShouldBe([0, 1, 1]);
    }

    [Fact]
    public void Another_ending_than_npz_is_wrong_usage() =>
        DataCommand.Create().Parse(["distill", "faces", "out.npy", "--model", "m.onnx"]).Errors.ShouldHaveSingleItem().Message.ShouldBe("OUT must end in .npz.");

    private Task<int> Run(params string[] arguments) =>
        DataCommand.Create().Parse(["distill", "--model", _folder["teacher.onnx"], "--quiet", .. arguments]).InvokeAsync();
}

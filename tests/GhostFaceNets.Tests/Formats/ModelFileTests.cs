using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Safetensors;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats;

public sealed class ModelFileTests : IDisposable
{
    private static readonly FaceModel Small = new(EveryNodeKind.Build(), new() { Licence = "MIT", ColourOrder = "BGR" });
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("model.ONNX")]
    [InlineData("model.safetensors")]
    public void Models_with_their_cards_come_back_from(string name)
    {
        ModelFile.Save(_folder[name], Small);
        var read = ModelFile.Load(_folder[name]);
        ShouldBeEqual(read.Network, Small.Network);
        (read.Card.Licence, read.Card.ColourOrder, read.Card.InputSize, read.Card.EmbeddingSize).ShouldBe(("MIT", "BGR", 9, 5));
    }

    [Fact]
    public void A_run_folder_gives_its_best_model_or_else_its_latest()
    {
        ModelFile.Save(_folder["latest.onnx"], Small);
        ModelFile.Load(_folder.Path).Card.Licence.ShouldBe("MIT");
        ModelFile.Save(_folder["best.onnx"], Small with { Card = new() { Licence = "best" } });
        ModelFile.Load(_folder.Path).Card.Licence.ShouldBe("best");
    }

    [Fact]
    public void A_checkpoint_folder_gives_its_last_checkpoint()
    {
        ModelFile.Save(_folder["epoch-00009.safetensors"], Small with { Card = new() { Licence = "9" } });
        ModelFile.Save(_folder["epoch-00010.safetensors"], Small with { Card = new() { Licence = "10" } });
        ModelFile.Load(_folder.Path).Card.Licence.ShouldBe("10");
    }

    [Fact]
    public void Other_endings_are_refused_with_the_known_ones()
    {
        File.WriteAllText(_folder["model.pt"], "x");
        Should.Throw<BadDataException>(() => ModelFile.Load(_folder["model.pt"])).Problem
            .ShouldBe("is of no known model format; known are .onnx, .h5 and .safetensors files, and run folders.");
        Should.Throw<BadDataException>(() => ModelFile.Save(_folder["model.pt"], Small)).Problem
            .ShouldBe("is of no known model format; known are .onnx and .safetensors.");
    }

    [Fact]
    public void An_absent_file_and_an_empty_folder_are_told_apart()
    {
        Should.Throw<BadDataException>(() => ModelFile.Load(_folder["model.onnx"])).Problem.ShouldBe("there is no such file or folder.");
        Should.Throw<BadDataException>(() => ModelFile.Load(_folder.Path)).Problem.ShouldStartWith("holds no best.onnx or latest.onnx");
    }

    [Fact]
    public void Tensors_without_a_graph_are_no_checkpoint()
    {
        SafetensorsFile.Write(_folder["model.safetensors"], new Dictionary<string, SafetensorsTensor>());
        Should.Throw<BadDataException>(() => ModelFile.Load(_folder["model.safetensors"])).Problem.ShouldStartWith("has no 'ghostfacenets.network'");
    }

    [Fact]
    public void An_architecture_is_refused_where_the_file_has_its_own()
    {
        ModelFile.Save(_folder["model.onnx"], Small);
        Should.Throw<BadDataException>(() => ModelFile.Load(_folder["model.onnx"], Small.Network)).Problem.ShouldContain("leave it out here");
    }

    public void Dispose() => _folder.Dispose();

    private static void ShouldBeEqual(Network actual, Network expected)
    {
        NetworkJson.Serialize(WithoutDecays(actual)).ShouldBe(NetworkJson.Serialize(WithoutDecays(expected)));
        foreach (var (name, weight) in expected.Weights)
        {
            actual.Weights[name].Values.AsSpan().SequenceEqual(weight.Values).ShouldBeTrue(name);
        }
    }

    private static Network WithoutDecays(Network network) => new(network.Name, network.Nodes, network.Outputs, network.Weights);
}

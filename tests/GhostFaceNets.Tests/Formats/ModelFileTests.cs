using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Formats.Safetensors;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;
using Google.Protobuf;

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

    [Theory]
    [InlineData("model.onnx", float.NaN)]
    [InlineData("model.safetensors", float.PositiveInfinity)]
    [InlineData("model.h5", float.NegativeInfinity)]
    public void A_weight_that_is_no_number_is_refused_before_rectifiers_make_all_faces_alike(string name, float value)
    {
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = 32 });
        foreach (var (weight, tensor) in network.Weights.Where(weight => weight.Value.Shape.Count is > 1 and < 100).DistinctBy(weight => weight.Value.Shape.Count))
        {
            var values = (float[])tensor.Values.Clone();
            values[^1] = value;
            ModelFile.Save(_folder[name], new(new Network(network.Name, network.Nodes, network.Outputs, network.Weights.SetItem(weight, new(tensor.Shape, values))), ModelCard.Of(network)));
            Should.Throw<BadDataException>(() => ModelFile.Load(_folder[name])).Message.ShouldContain("holds NaN or infinity");
        }

        ModelFile.Save(_folder[name], new(network, ModelCard.Of(network)));
        ModelFile.Load(_folder[name]).Network.Weights.Count.ShouldBe(network.Weights.Count);
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("model.safetensors")]
    public void A_card_is_exchanged_in_a_copy_and_in_place(string name)
    {
        ModelFile.Save(_folder[name], Small);
        var before = File.ReadAllBytes(_folder[name]);
        var card = Small.Card.WithSizesOf(Small.Network) with { Thresholds = [new(1e-3, 0.25, "lfw") { Pairs = 5, People = 3, CosineInterval = new(0.2, 0.3) }] };
        ModelFile.SaveCard(_folder[name], _folder["copy-" + name], card).ShouldBe(_folder["copy-" + name]);
        File.ReadAllBytes(_folder[name]).ShouldBe(before);
        ModelFile.SaveCard(_folder[name], null, card).ShouldBe(_folder[name]);
        foreach (var file in (string[])[name, "copy-" + name])
        {
            var read = ModelFile.Load(_folder[file]);
            ShouldBeEqual(read.Network, Small.Network);
            read.Card.Thresholds.ShouldBe(card.Thresholds);
            read.Card.Licence.ShouldBe("MIT");
        }

        ModelFile.SaveCard(_folder[name], null, Small.Card.WithSizesOf(Small.Network));
        File.ReadAllBytes(_folder[name]).ShouldBe(before);
    }

    [Fact]
    public void What_a_training_left_beside_the_model_stays_when_the_card_is_exchanged()
    {
        ModelFile.Save(_folder["a.safetensors"], Small);
        var file = SafetensorsFile.Read(_folder["a.safetensors"]);
        SafetensorsFile.Write(_folder["a.safetensors"], file.Tensors.Add("optimizer/step", SafetensorsTensor.Of<long>([1], [7])), file.Metadata.Add("epoch", "3"));
        ModelFile.SaveCard(_folder["a.safetensors"], null, Small.Card.WithSizesOf(Small.Network) with { Licence = "new" });
        var read = SafetensorsFile.Read(_folder["a.safetensors"]);
        (read.Values<long>("optimizer/step")[0], read.Metadata["epoch"]).ShouldBe((7, "3"));
        ModelFile.Load(_folder["a.safetensors"]).Card.Licence.ShouldBe("new");
    }

    [Fact]
    public void A_Keras_file_cannot_carry_a_card_and_a_copy_is_of_the_same_format()
    {
        KerasFile.Write(_folder["a.h5"], Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = 32 }));
        Should.Throw<BadDataException>(() => ModelFile.SaveCard(_folder["a.h5"], null, new())).Problem.ShouldContain("ghostface convert a.h5 a.onnx");
        ModelFile.Save(_folder["a.onnx"], Small);
        Should.Throw<BadDataException>(() => ModelFile.SaveCard(_folder["a.onnx"], _folder["a.safetensors"], new())).Problem.ShouldContain(".onnx");
    }

    [Fact]
    public void A_model_of_others_gets_no_card_that_would_change_how_it_is_fed()
    {
        ModelFile.Save(_folder["a.onnx"], Small);
        var proto = ModelProto.Parser.ParseFrom(File.ReadAllBytes(_folder["a.onnx"]));
        proto.MetadataProps.Clear();
        File.WriteAllBytes(_folder["a.onnx"], proto.ToByteArray());
        Should.Throw<BadDataException>(() => ModelFile.SaveCard(_folder["a.onnx"], null, Small.Card)).Problem.ShouldContain("convert it first");
    }

    [Theory]
    [InlineData(2, 1e-3)]
    [InlineData(0.3, -1)]
    public void A_card_with_a_threshold_that_is_none_is_bad_data(double cosine, double rate)
    {
        ModelFile.Save(_folder["a.onnx"], Small);
        ModelFile.SaveCard(_folder["a.onnx"], null, Small.Card.WithSizesOf(Small.Network) with { Thresholds = [new(rate, cosine, "x")] });
        Should.Throw<BadDataException>(() => ModelFile.Load(_folder["a.onnx"])).Problem.ShouldContain("threshold");
    }

    [Theory]
    [InlineData("ghostfacenetv1", 0)]
    [InlineData("ghostfacenetv2", 0.2)]
    public void From_Keras_to_ONNX_and_back_and_forth_nothing_changes(string architecture, double dropout)
    {
        var network = Architecture.Build(architecture, new() { Width = 0.5, EmbeddingSize = 64, Dropout = dropout });
        KerasFile.Write(_folder["0.h5"], network);

        // Keras files may list the layers in another order.
        var first = KerasFile.Read(_folder["0.h5"]);
        ShouldHaveWeightsOf(first, network);
        ShouldStayThroughFormats(_folder["0.h5"], first);
    }

    [Fact]
    public void The_published_model_stays_as_it_is_through_all_formats()
    {
        var path = SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");
        ShouldStayThroughFormats(path, KerasFile.Read(path));
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
            .ShouldBe("is of no known model format; known are .onnx, .h5 and .safetensors files, MXNet's -symbol.json, and run folders.");
        Should.Throw<BadDataException>(() => ModelFile.Save(_folder["model.pt"], Small)).Problem
            .ShouldBe("is of no known model format; known are .onnx, .h5 and .safetensors.");
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

    private void ShouldStayThroughFormats(string keras, Network expected)
    {
        string[] files = [keras, _folder["1.onnx"], _folder["2.h5"], _folder["3.onnx"], _folder["4.safetensors"], _folder["5.h5"]];
        for (var i = 1; i < files.Length; i++) ModelFile.Save(files[i], ModelFile.Load(files[i - 1]));
        foreach (var file in files) ShouldBeEqual(ModelFile.Load(file).Network, expected);
    }

    private static void ShouldBeEqual(Network actual, Network expected)
    {
        NetworkJson.Serialize(WithoutDecays(actual)).ShouldBe(NetworkJson.Serialize(WithoutDecays(expected)));
        ShouldHaveWeightsOf(actual, expected);
    }

    private static void ShouldHaveWeightsOf(Network actual, Network expected)
    {
        actual.Weights.Count.ShouldBe(expected.Weights.Count);
        foreach (var (name, weight) in expected.Weights)
        {
            actual.Weights[name].Values.AsSpan().SequenceEqual(weight.Values).ShouldBeTrue(name);
        }
    }

    private static Network WithoutDecays(Network network) => new(network.Name, network.Nodes, network.Outputs, network.Weights);
}

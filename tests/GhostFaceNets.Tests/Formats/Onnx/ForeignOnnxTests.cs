using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using GhostFaceNets.Recognition.Foreign;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.Onnx;

public class ForeignOnnxTests
{
    [Fact]
    public void A_matrix_product_and_an_addition_are_one_dense_layer()
    {
        var network = Pooled().Floats("w", [3, 2], 1, 10, 2, 20, 3, 30).Floats("b", [1, 2], 100, 200)
            .Node("MatMul", "p w", "m").Node("Add", "b m", "y").Read();
        Output(network).ShouldBe([1 + 4 + 9 + 100, 10 + 40 + 90 + 200]);
        network.Nodes[^1].ShouldBeOfType<Dense>().UseBias.ShouldBeTrue();
    }

    [Fact]
    public void Gemm_takes_its_weight_either_way_round()
    {
        var plain = Pooled().Floats("w", [3, 2], 1, 10, 2, 20, 3, 30).Floats("b", [2], 100, 200).Node("Gemm", "p w b", "y").Read();
        var turned = Pooled().Floats("w", [2, 3], 1, 2, 3, 10, 20, 30).Floats("b", [2], 100, 200)
            .Node("Gemm", "p w b", "y", node => node.With("transB", 1)).Read();
        Output(plain).ShouldBe([114, 340]);
        Output(turned).ShouldBe([114, 340]);
    }

    [Fact]
    public void A_mean_over_rows_and_columns_is_global_pooling() =>
        Output(new ForeignModel().Node("ReduceMean", "x", "y", node => node.With("axes", -1, -2).With("keepdims", 0)).Read())
            .ShouldBe([1, 2, 3]);

    [Theory]
    [InlineData(0, -1)]
    [InlineData(-1, 3)]
    [InlineData(1, 3)]
    public void A_reshape_to_vectors_is_a_flattening(long batch, long elements) =>
        Output(new ForeignModel().Ints("shape", batch, elements).Node("GlobalAveragePool", "x", "p").Node("Reshape", "p shape", "y").Read())
            .ShouldBe([1, 2, 3]);

    [Fact]
    public void Squeeze_after_pooling_is_a_flattening() =>
        Output(new ForeignModel().Ints("axes", 2, 3).Node("GlobalAveragePool", "x", "p").Node("Squeeze", "p axes", "y").Read())
            .ShouldBe([1, 2, 3]);

    [Fact]
    public void Constants_may_be_nodes_and_go_by_other_names()
    {
        var model = Pooled().Floats("slopes", [1], 0.5f);
        Output(model.Node("Identity", "slopes", "alias").Floats("shift", [3], -3, -3, -3).Node("Identity", "shift", "bias")
            .Floats("one", [3, 3], 1, 0, 0, 0, 1, 0, 0, 0, 1).Node("Gemm", "p one bias", "shifted").Node("PRelu", "shifted alias", "y").Read())
            .ShouldBe([-1, -0.5, 0]);
    }

    [Fact]
    public void Group_convolutions_of_one_channel_each_are_depthwise()
    {
        var network = new ForeignModel().Floats("w", [3, 1, 4, 4], [.. Enumerable.Repeat(1f, 16), .. Enumerable.Repeat(2f, 16), .. Enumerable.Repeat(3f, 16)])
            .Node("Conv", "x w", "c", node => node.With("group", 3)).Node("Flatten", "c", "y").Read();
        Output(network).ShouldBe([16, 64, 144]);
        network.Nodes[1].ShouldBeOfType<DepthwiseConvolution>();
    }

    [Fact]
    public void Automatic_padding_is_that_of_TensorFlow()
    {
        var network = new ForeignModel().Floats("w", [1, 3, 3, 3], [.. Enumerable.Repeat(1f, 27)])
            .Node("Conv", "x w", "c", node => node.With("auto_pad", "SAME_UPPER").With("strides", 2, 2)).Node("Flatten", "c", "y").Read();
        Output(network).ShouldBe([54, 36, 36, 24]);
    }

    [Fact]
    public void A_factor_per_channel_may_come_first() =>
        Output(new ForeignModel().Node("GlobalAveragePool", "x", "p").Node("Mul", "p x", "m").Node("GlobalAveragePool", "m", "q").Node("Flatten", "q", "y").Read())
            .ShouldBe([1, 4, 9]);

    [Fact]
    public void Scales_may_stand_for_the_size()
    {
        var network = new ForeignModel().Floats("s", [4], 1, 1, 0.5f, 0.5f)
            .Node("Resize", "x - s", "r", node => node.With("mode", "linear")).Node("Flatten", "r", "y").Read();
        Output(network).ShouldBe([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
    }

    [Fact]
    public void A_model_without_a_card_gets_its_own_sizes()
    {
        var card = OnnxFile.Read(new ForeignModel().Node("Flatten", "x", "y").Bytes(), "foreign.onnx").Card;
        (card.InputSize, card.EmbeddingSize, card.ColourOrder).ShouldBe((4, 48, "RGB"));
    }

    [Fact]
    public void What_a_graph_does_to_its_pictures_first_is_said_by_the_card_and_not_done_twice()
    {
        // As files made of MXNet's models begin.
        var model = OnnxFile.Read(new ForeignModel().Floats("m", [1], 127.5f).Floats("s", [1], 0.0078125f).Node("Sub", "x m", "a").Node("Mul", "a s", "b").Node("Flatten", "b", "y").Bytes(), "foreign.onnx");
        (model.Card.InputMean, model.Card.InputScale).ShouldBe((127.5f, 0.0078125f));
        model.Network.Nodes.OfType<Affine>().ShouldBeEmpty();
        // That is for pictures of 0 to 1, which nobody brings them to.
        var doubled = OnnxFile.Read(new ForeignModel().Floats("m", [1], 0.5f).Floats("s", [1], 2).Node("Sub", "x m", "a").Node("Mul", "a s", "b").Node("Flatten", "b", "y").Bytes(), "foreign.onnx");
        doubled.Network.Nodes.OfType<Affine>().Count().ShouldBe(2);
    }

    [Fact]
    public void What_the_file_beside_a_model_says_of_its_pictures_goes_into_its_card()
    {
        using var folder = new TemporaryFolder();
        var model = new ForeignModel().Floats("s", [1], 0.5f).Node("Mul", "x s", "a").Node("Flatten", "a", "y");
        FaceModel Read(string said)
        {
            File.WriteAllBytes(folder["model.onnx"], model.Bytes());
            File.WriteAllText(folder["model.onnx.json"], said);
            return OnnxFile.Read(folder["model.onnx"]);
        }

        var told = Read("""{"colour_order": "BGR", "mean": [104, 104, 104], "std": 4}""");
        (told.Card.ColourOrder, told.Card.InputMean, told.Card.InputScale).ShouldBe(("BGR", 104, 0.25f));
        // The graph's own factor is beside what is said.
        told.Network.Nodes.OfType<Affine>().ShouldHaveSingleItem();
        // Pictures as they are, however that is said: then the graph's own factor is all there is.
        var raw = Read("""{"colour_order": "RGB", "mean": 0, "std": 1}""");
        (raw.Card.ColourOrder, raw.Card.InputMean, raw.Card.InputScale).ShouldBe(("RGB", 0, 0.5f));
        raw.Network.Nodes.OfType<Affine>().ShouldBeEmpty();
        var described = OnnxFile.Read(folder["model.onnx"], new ForeignInput { ColourOrder = "BGR" });
        (described.Card.ColourOrder, described.Card.InputMean, described.Card.InputScale).ShouldBe(("BGR", 0, 0.5f));
        var half = Read("""{"colour_order": "BGR"}""");
        (half.Card.ColourOrder, half.Card.InputMean, half.Card.InputScale).ShouldBe(("BGR", 0, 0.5f));
        foreach (var (said, problem) in new[]
        {
            ("""{"mean": [104, 117, 123], "std": 1}""", "one mean and one std for all colours"), ("""{"mean": 104}""", "one mean and one std"), ("""{"mean": 1, "std": 0}""", "one mean and one std"),
            ("""{"colour_order": "GRB"}""", "RGB or BGR"),
        })
        {
            Should.Throw<BadDataException>(() => Read(said)).ShouldSatisfyAllConditions(error => error.File.ShouldBe(folder["model.onnx.json"]), error => error.Message.ShouldContain(problem));
        }
    }

    private static ForeignModel Pooled() => new ForeignModel().Node("GlobalAveragePool", "x", "g").Node("Flatten", "g", "p");

    /// <summary>The output for planes of 1, 2 and 3.</summary>
    private static double[] Output(Network network)
    {
        var picture = new float[48];
        for (var i = 0; i < 48; i++) picture[i] = 1 + i / 16;
        return ReferenceEvaluator.Evaluate(network, picture)[network.Outputs[0]];
    }
}

using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats.Mxnet;

public sealed class MxnetFileTests
{
    // Computed once in float64 by a Python program that walks the symbol file with torch.nn.functional: conv2d, batch_norm
    // with eps 1e-3 where none is given and gamma 1 where it is fixed, prelu, linear; input RGB 0..255.
    private static readonly double[] Beginning =
        [-0.5903891100433291, 0.6496380332627347, -1.0485003287070631, 0.5802958458941715, -0.33732348321438854, -0.37850482971152277];

    private static readonly double[] Norms =
        [10.31803209232967, 10.74372251655403, 12.456485070975756, 12.93223107428331, 10.445640487728275, 12.786588293604028, 10.445640487728275, 9.491202483980514];

    [Theory]
    [InlineData("mobilefacenet_y1-symbol.json")]
    [InlineData("mobilefacenet_y1-0000.params")]
    public void MobileFaceNet_embeds_faces_as_another_program_does_with_the_same_files(string file)
    {
        var model = ModelFile.Load(SharedFolder.Data("models", file));
        (model.Card.InputSize, model.Card.EmbeddingSize, model.Card.Architecture).ShouldBe((112, 128, "mobilefacenet_y1"));
        (model.Card.InputMean, model.Card.InputScale, model.Card.ColourOrder).ShouldBe((127.5f, 1 / 128f, "RGB"));
        using var embedder = new Embedder(model, new EngineBackend());
        var faces = Enumerable.Range(0, Norms.Length).Select(at => PictureFile.Read(SharedFolder.Golden("crops", $"crop_{at}.png"))).ToArray();
        var embeddings = embedder.Embed(faces, cancellation: TestContext.Current.CancellationToken);
        for (var at = 0; at < Beginning.Length; at++) ((double)embeddings[0][at]).ShouldBe(Beginning[at], 1e-4);
        for (var at = 0; at < Norms.Length; at++) Math.Sqrt(embeddings[at].ToArray().Sum(value => (double)value * value)).ShouldBe(Norms[at], 1e-4);
    }

    [Theory]
    [InlineData("attrs", "elemwise_add", "(3, 3)")]
    [InlineData("attr", "_Plus", "(3L, 3L)")]
    [InlineData("param", "ElementWiseSum", "[3, 3]")]
    public void Graphs_of_old_and_new_versions_are_read_alike(string key, string sum, string kernel)
    {
        var model = new MxnetModel { AttributeKey = key }
            .Node("_minus_scalar", "data", "shifted", ("scalar", "1.0"))
            .Node("_mul_scalar", "shifted", "scaled", ("scalar", "2"))
            .Weight("c_weight", [6, 1, 3, 3], [.. Enumerable.Range(0, 54).Select(at => at % 9 == 4 ? 1f : 0f)])
            .Node("Convolution", "scaled c_weight", "c", ("kernel", kernel), ("pad", "(1, 1)"), ("num_filter", "6"), ("num_group", "3"), ("no_bias", "True"))
            .Weight("b_gamma", [6], 9, 9, 9, 9, 9, 9).Weight("b_beta", [6], 1, 1, 1, 1, 1, 1)
            .Weight("b_moving_mean", [6], 0, 0, 0, 0, 0, 0).Weight("b_moving_var", [6], 0.999f, 0.999f, 0.999f, 0.999f, 0.999f, 0.999f)
            .Node("BatchNorm", "c b_gamma b_beta b_moving_mean b_moving_var", "b")
            .Weight("p_gamma", [1], 0.5f).Node("LeakyReLU", "b p_gamma", "p", ("act_type", "prelu"))
            .Node(sum, "p b", "s")
            .Node("Pooling", "s", "g", ("kernel", "(1, 1)"), ("global_pool", "True"), ("pool_type", "avg"))
            .Weight("f_weight", [2, 6], 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1).Weight("f_bias", [2], 10, 20)
            .Node("FullyConnected", "g f_weight f_bias", "f", ("num_hidden", "2"));

        // Planes of 0, 1, 2 become -2, 0, 2 by the card, and with the offset -1, 1, 3; then x + prelu(x).
        var picture = new float[48];
        for (var at = 0; at < 48; at++) picture[at] = 2 * (at / 16 - 1);
        ReferenceEvaluator.Evaluate(model.Read(), picture)["f"].ShouldBe([-1.5 + 10, 6 + 20], 1e-5);
    }

    [Fact]
    public void A_training_graph_gives_the_embedding_before_its_classifier()
    {
        var model = new MxnetModel().Weight("w", [2, 48], new float[96])
            .Node("FullyConnected", "data w", "fc1", ("num_hidden", "2"), ("no_bias", "1"))
            .Node("null", "", "label").Node("SoftmaxOutput", "fc1 label", "softmax");
        model.Read().Outputs.ShouldBe(["fc1"]);
    }

    [Fact]
    public void Windows_and_joined_channels_are_read()
    {
        var network = new MxnetModel()
            .Node("Pooling", "data", "max", ("kernel", "(2, 2)"), ("stride", "(2, 2)"), ("pool_type", "max"))
            .Node("Pooling", "data", "mean", ("kernel", "(2, 2)"), ("stride", "(2, 2)"), ("pool_type", "avg"))
            .Node("Concat", "max mean", "both", ("num_args", "2"), ("dim", "1"))
            .Node("Activation", "both", "relu", ("act_type", "relu"))
            .Node("Flatten", "relu", "y").Read();
        float[] picture = [.. Enumerable.Range(0, 48).Select(at => at < 16 ? at : -1f)];
        var output = ReferenceEvaluator.Evaluate(network, picture)["y"];
        output[..4].ShouldBe([5, 7, 13, 15]);
        output[12..16].ShouldBe([2.5, 4.5, 10.5, 12.5]);
        output[16..].ShouldAllBe(value => value == 0);
    }

    [Theory]
    [InlineData(0xF993FAC9u, 0)]
    [InlineData(0xF993FACAu, 1)]
    [InlineData(0xF993FAC8u, 2)]
    [InlineData(0u, 0)]
    public void Arrays_of_all_versions_and_floating_types_are_read(uint magic, int type)
    {
        float[] values = [.. Enumerable.Range(0, 96).Select(at => at / 8f)];
        byte[] bytes = [.. values.SelectMany(value => type switch
        {
            1 => BitConverter.GetBytes((double)value),
            2 => BitConverter.GetBytes((Half)value),
            _ => BitConverter.GetBytes(value),
        })];
        var network = new MxnetModel().Weight("w", MxnetModel.ArrayBytes([2, 48], type, bytes, magic))
            .Node("FullyConnected", "data w", "y", ("num_hidden", "2"), ("no_bias", "True")).Read();
        network.Weight(network["y"], WeightRole.Kernel).Values.ShouldBe(values);
    }

    [Fact]
    public void Of_several_epochs_the_last_is_taken_unless_one_is_named()
    {
        using var folder = new TemporaryFolder();
        var symbol = Dense(1).Write(folder);
        File.WriteAllBytes(folder["m-0009.params"], Dense(2).Parameters());
        File.WriteAllBytes(folder["m-0010.params"], Dense(3).Parameters());
        File.WriteAllText(folder["m-other.params"], "not of this model");
        First(symbol).ShouldBe(3);
        First(folder["m-0009.params"]).ShouldBe(2);

        static float First(string path) => ModelFile.Load(path).Network is var network ? network.Weight(network["y"], WeightRole.Kernel).Values[0] : 0;
    }

    internal static MxnetModel Dense(float value) => new MxnetModel().Weight("w", [2, 48], [.. Enumerable.Repeat(value, 96)])
        .Node("FullyConnected", "data w", "y", ("num_hidden", "2"), ("no_bias", "True"));
}

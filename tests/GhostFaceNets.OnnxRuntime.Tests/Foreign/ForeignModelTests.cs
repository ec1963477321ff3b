using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Recognition;
using GhostFaceNets.Recognition.Foreign;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests.Foreign;

/// <summary>Models that python3-onnx wrote, and what numpy computes from the same pictures in float64 (make_foreign.py).</summary>
public sealed class ForeignModelTests : IDisposable
{
    private static readonly double[][] ChannelsLast =
    [
        [-0.5741393945898546, -0.5224819183522164, -0.47082444211457797, -0.4191669658769397],
        [-0.5997061762611829, -0.5290487004309415, -0.4583912246007002, -0.3877337487704588],
        [-0.7480550459730572, -0.547159329882024, -0.34626361379099085, -0.14536789769995762],
    ];

    private static readonly double[][] ChannelsFirst =
    [
        [1.696625365981682, 0.9698273850179098, 1.6998167374258601, 0.8935004272037081, 1.6270031548609232],
        [1.3520847535434906, 1.0252969232466425, 1.5739997362547502, 0.9547401668806821, 1.1865162525933322],
        [1.3089815192710825, 1.0505229430773069, 1.0935518419984436, 0.8570506288382309, 1.2976008766259215],
    ];

    private static readonly ForeignInput BlueFirst = new()
    {
        ColourOrder = "BGR", Mean = [104, 117, 123], Std = [50, 55, 60], InputName = "image", OutputName = "embedding",
    };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Colours_side_by_side_blue_first_with_mean_and_deviation_of_each_and_a_flag_beside_them() =>
        ShouldEmbed(Open("foreign.onnx", BlueFirst), ChannelsLast);

    [Fact]
    public void Planes_of_red_green_and_blue_one_picture_at_a_time() =>
        ShouldEmbed(Open("channels_first.onnx", new() { ColourOrder = "RGB", Mean = [127.5f], Std = [128] }), ChannelsFirst);

    [Fact]
    public void A_file_beside_the_model_says_what_is_not_said_otherwise()
    {
        var path = Copy("foreign.onnx");
        File.WriteAllText(path + ".json", """{"colour_order": "RGB", "mean": [104, 117, 123], "std": [50, 55, 60], "input_name": "image", "layout": "NHWC"}""");
        ShouldEmbed(ForeignModel.OfOnnx(path, new() { ColourOrder = "BGR", OutputName = "embedding" }, new OnnxRuntimeBackend()), ChannelsLast);
        File.WriteAllText(path + ".json", """{"colour": "RGB"}""");
        Should.Throw<BadDataException>(() => ForeignModel.OfOnnx(path, BlueFirst, new OnnxRuntimeBackend())).Message.ShouldStartWith($"{path}.json: is no description");
    }

    [Fact]
    public void What_is_missing_is_named_with_the_option_that_says_it()
    {
        Problem("foreign.onnx", BlueFirst with { OutputName = null }).ShouldContain("has the outputs 'length', 'embedding'; say which one is the embedding: --output-name, or \"output_name\" in");
        Problem("foreign.onnx", new() { InputName = "image" }).ShouldContain(
            "does not say how it wants its pictures: give --colour-order (RGB or BGR), --mean (one number, or three), --std (one number, or three), or put it into foreign.onnx.json beside it");
        Should.Throw<NotSupportedException>(() => Open("foreign.onnx", BlueFirst with { InputName = null })).Message
            .ShouldEndWith("it has the inputs 'image', 'training'; say which one takes the pictures: --input-name.");
    }

    [Fact]
    public void What_contradicts_the_file_is_told()
    {
        Problem("foreign.onnx", BlueFirst with { OutputName = "vector" }).ShouldContain("has no output 'vector'; it has 'length', 'embedding'");
        Problem("foreign.onnx", BlueFirst with { InputName = "picture" }).ShouldContain("has no input 'picture'; it has 'image', 'training'");
        Problem("foreign.onnx", BlueFirst with { InputSize = 7 }).ShouldContain("takes pictures of 6 pixels, not of 7");
        Problem("foreign.onnx", BlueFirst with { Layout = PixelLayout.Nchw }).ShouldContain("takes (any, 6, 6, 3), which are no pictures of three colours in the layout NCHW");
        Problem("foreign.onnx", BlueFirst with { Mean = [1, 2] }).ShouldContain("has a mean of 2 numbers");
        Problem("foreign.onnx", BlueFirst with { Std = [0] }).ShouldContain("divides by a std of 0");
    }

    [Fact]
    public void A_model_that_puts_out_a_map_is_no_embedder()
    {
        var detector = SharedFolder.Data("models", "yunet_n_320_320.onnx");
        Should.Throw<BadDataException>(() => ForeignModel.OfOnnx(detector, new() { ColourOrder = "BGR", Mean = [0], Std = [1], OutputName = "kps_8" }, new EngineBackend()))
            .Message.ShouldContain("it puts out (1, 1600, 10) for 1 pictures; one vector for each was expected");
    }

    [Fact]
    public void Models_are_told_apart_by_their_file_and_by_how_pictures_go_in()
    {
        string[] digests = [Digest(BlueFirst), Digest(BlueFirst with { Mean = [0] }), Digest(BlueFirst with { OutputName = "length" })];
        digests.ShouldBeUnique();
        Digest(BlueFirst).ShouldBe(digests[0]);

        static string Digest(ForeignInput input) => ModelFingerprint.Of(Open("foreign.onnx", input).Model);
    }

    public void Dispose() => _folder.Dispose();

    private static void ShouldEmbed(ForeignModel model, double[][] expected)
    {
        (model.InputSize, model.EmbeddingSize).ShouldBe((6, expected[0].Length));
        using var embedder = new Embedder(model, new(Sessions: 2, BatchSize: 2));
        var embeddings = embedder.Embed([.. expected.Select((_, face) => PatternFaces.Of(face))], cancellation: TestContext.Current.CancellationToken);
        for (var face = 0; face < expected.Length; face++)
        {
            for (var at = 0; at < expected[face].Length; at++) ((double)embeddings[face][at]).ShouldBe(expected[face][at], 1e-5);
        }
    }

    private static ForeignModel Open(string file, ForeignInput input) => ForeignModel.OfOnnx(PathOf(file), input, new OnnxRuntimeBackend());

    private static string Problem(string file, ForeignInput input) => Should.Throw<BadDataException>(() => Open(file, input)).Message;

    private static string PathOf(string file) => Path.Combine(SharedFolder.Root, "tests", "GhostFaceNets.OnnxRuntime.Tests", "Foreign", file);

    private string Copy(string file)
    {
        File.Copy(PathOf(file), _folder[file]);
        return _folder[file];
    }
}

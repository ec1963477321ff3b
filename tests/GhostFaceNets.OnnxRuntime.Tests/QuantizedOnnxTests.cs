using System.Collections.Immutable;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests;

/// <summary>Files of smaller weights as ONNX Runtime runs them: it computes the kernels itself.</summary>
public sealed class QuantizedOnnxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("ghostfacenetv1", WeightType.Int8)]
    [InlineData("ghostfacenetv1", WeightType.Float16)]
    [InlineData("ghostfacenetv2", WeightType.Int8)]
    public void ONNX_Runtime_computes_from_the_file_what_the_weights_that_are_read_give(string name, WeightType type)
    {
        var network = BackendProof.Damped(Networks.Builders.Architecture.Build(name, new() { Width = 0.25, InputSize = 64, EmbeddingSize = 32 }));
        QuantizedOnnxFile.Write(_folder["small.onnx"], new(network, ModelCard.Of(network)), type).Stored.ShouldNotBeEmpty();
        using var session = new OnnxRuntimeBackend().OpenOnnx(File.ReadAllBytes(_folder["small.onnx"]), "small", new());
        var input = BackendProof.RandomInput(network, 2);
        var expected = ReferenceEvaluator.Embed(OnnxFile.Read(_folder["small.onnx"]).Network, input);
        var output = session.Run(input)[0].Values;
        for (var i = 0; i < 2; i++) EmbeddingTolerance.ShouldMatch([.. output.AsSpan(i * 32, 32).ToArray().Select(value => (double)value)], expected[i], $"picture {i}");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void ONNX_Runtime_and_the_engine_compute_the_same_from_rounded_values(int stride, bool signed)
    {
        // Steps that are powers of two: no quotient then depends on who divides.
        ImmutableArray<Node> nodes =
        [
            new InputNode("x", new(3, 9, 8)),
            new Quantize("x_bytes", "x", 1 / 64f, signed ? 3 : 131, signed),
            new Convolution("first", "x_bytes", 37, Extent.Square(1), Extent.Square(stride), Padding.Valid, UseBias: true),
            new PRelu("prelu", "first"),
            new Convolution("second", "prelu", 50, Extent.Square(1), Extent.Square(1), Padding.Valid, UseBias: true),
            new GlobalAveragePool("mean", "second"),
            new Flatten("flat", "mean"),
        ];
        var network = new Network("bytes", nodes, ["flat"], RandomWeights.Of(nodes, 4));
        network = QuantizeLayers.Apply(network, new Dictionary<string, ByteSteps> { ["prelu"] = new(1 / 32f, 90) });
        var input = BackendProof.RandomInput(network, 3);
        var file = OnnxFile.ToBytes(new(network, ModelCard.Of(network)));
        using var session = new OnnxRuntimeBackend().OpenOnnx(file, "bytes", new());
        var expected = session.Run(input)[0].Values;
        foreach (var limit in Enum.GetValues<InstructionSet>())
        {
            using var engine = new EngineBackend(limit).OpenOnnx(file, "bytes", new());
            var actual = engine.Run(input)[0].Values;
            for (var i = 0; i < expected.Length; i++) actual[i].ShouldBe(expected[i], 2e-3 * Math.Max(1, Math.Abs(expected[i])), $"{limit}, {i}");
        }
    }

    [Fact]
    public void The_released_model_computes_in_whole_numbers_what_ONNX_Runtime_computes_from_its_file()
    {
        var model = ModelFile.Load(SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5"));
        var golden = SharedFolder.GoldenJson("embeddings_v1_w05_s2.json").GetProperty("crops").EnumerateArray().ToArray();
        Picture[] faces = [.. golden.Select(crop => PictureFile.Read(SharedFolder.Golden("crops", crop.GetProperty("file").GetString()!)))];
        var steps = InputSteps.Measure(model, faces, new EngineBackend(), cancellation: TestContext.Current.CancellationToken);
        QuantizedOnnxFile.Write(_folder["bytes.onnx"], model, WeightType.Int8, inputs: steps);
        var read = OnnxFile.Read(_folder["bytes.onnx"]);
        read.Network.Int8Layers().Count.ShouldBeGreaterThan(15);
        using var engine = new Embedder(read, new EngineBackend());
        using var other = new Embedder(read, new OnnxRuntimeBackend());
        var (embeddings, others) = (engine.Embed(faces, cancellation: TestContext.Current.CancellationToken), other.Embed(faces, cancellation: TestContext.Current.CancellationToken));
        for (var i = 0; i < faces.Length; i++)
        {
            // A sum that is rounded the other way, because it was added in another order, is a whole step.
            Cosine.Of(embeddings[i], others[i]).ShouldBeGreaterThan(0.998);
            float[] expected = [.. golden[i].GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle())];
            Cosine.Of(embeddings[i], expected).ShouldBeGreaterThan(0.98);
        }
    }

    [Theory]
    [InlineData(WeightType.Int8, 0.29, 0.995)]
    [InlineData(WeightType.Float16, 0.51, 0.99999)]
    public void The_released_model_becomes_small_and_hardly_another(WeightType type, double size, double cosine)
    {
        // The bounds are our aims: a quarter or half of the kernels' bytes, and embeddings that stay where they were.
        var model = ModelFile.Load(SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5"));
        QuantizedOnnxFile.Write(_folder["small.onnx"], model, type);
        ((double)new FileInfo(_folder["small.onnx"]).Length / OnnxFile.ToBytes(model).Length).ShouldBeLessThan(size);
        var golden = SharedFolder.GoldenJson("embeddings_v1_w05_s2.json").GetProperty("crops").EnumerateArray().ToArray();
        Picture[] faces = [.. golden.Select(crop => PictureFile.Read(SharedFolder.Golden("crops", crop.GetProperty("file").GetString()!)))];
        using var embedder = new Embedder(OnnxFile.Read(_folder["small.onnx"]), new EngineBackend());
        var embeddings = embedder.Embed(faces, cancellation: TestContext.Current.CancellationToken);
        for (var i = 0; i < faces.Length; i++)
        {
            float[] expected = [.. golden[i].GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle())];
            Cosine.Of(embeddings[i], expected).ShouldBeGreaterThan(cosine);
        }
    }

    public void Dispose() => _folder.Dispose();
}

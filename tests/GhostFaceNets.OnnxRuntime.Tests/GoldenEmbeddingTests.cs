using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests;

public class GoldenEmbeddingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_released_model_embeds_the_crops_as_an_independent_program_does()
    {
        var golden = SharedFolder.GoldenJson("embeddings_v1_w05_s2.json");
        var crops = golden.GetProperty("crops").EnumerateArray().ToArray();
        var faces = crops.Select(crop => PictureFile.Read(SharedFolder.Golden("crops", crop.GetProperty("file").GetString()!))).ToArray();
        using var embedder = new Embedder(
            ModelFile.Load(SharedFolder.Data("models", golden.GetProperty("model").GetString()!)), new OnnxRuntimeBackend());
        var embeddings = embedder.Embed(faces, cancellation: Cancellation);
        for (var i = 0; i < crops.Length; i++)
        {
            double[] expected = [.. crops[i].GetProperty("embedding").EnumerateArray().Select(value => value.GetDouble())];
            EmbeddingTolerance.ShouldMatch(Doubles(embeddings[i]), expected, crops[i].GetProperty("file").GetString()!);
        }
    }

    [Fact]
    public void Random_networks_embed_as_an_independent_program_does_before_and_after_a_file()
    {
        foreach (var oracle in OracleCase.All())
        {
            var model = ModelFile.Load(oracle.Model);
            ShouldMatch(oracle, model);
            ShouldMatch(oracle, OnnxFile.Read(OnnxFile.ToBytes(model), oracle.Name));
        }
    }

    private static void ShouldMatch(OracleCase oracle, FaceModel model)
    {
        using var session = new OnnxRuntimeBackend().Open(model.Network, new());
        var output = session.Run(oracle.Batch)[0].Values;
        var size = oracle.Expected[0].Length;
        for (var i = 0; i < oracle.Expected.Length; i++)
        {
            EmbeddingTolerance.ShouldMatch(Doubles(output.AsSpan(i * size, size)), oracle.Expected[i], $"{oracle.Name}, picture {i}");
        }
    }

    private static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);
}

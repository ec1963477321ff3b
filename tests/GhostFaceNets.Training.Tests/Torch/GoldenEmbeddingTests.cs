using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Tests.Torch;

public class GoldenEmbeddingTests
{
    [Fact]
    public void The_released_model_embeds_the_crops_as_an_independent_program_does()
    {
        var golden = SharedFolder.GoldenJson("embeddings_v1_w05_s2.json");
        var crops = golden.GetProperty("crops").EnumerateArray().ToArray();
        var faces = crops.Select(crop => PictureFile.Read(SharedFolder.Golden("crops", crop.GetProperty("file").GetString()!))).ToArray();
        var model = ModelFile.Load(SharedFolder.Data("models", golden.GetProperty("model").GetString()!));
        using var embedder = new Embedder(model, new TorchBackend());
        var embeddings = embedder.Embed(faces, cancellation: TestContext.Current.CancellationToken);
        for (var i = 0; i < crops.Length; i++)
        {
            double[] expected = [.. crops[i].GetProperty("embedding").EnumerateArray().Select(value => value.GetDouble())];
            EmbeddingTolerance.ShouldMatch(Doubles(embeddings[i]), expected, crops[i].GetProperty("file").GetString()!);
        }
    }

    [Fact]
    public void Random_networks_embed_as_an_independent_program_does()
    {
        foreach (var oracle in OracleCase.All())
        {
            using var session = new TorchBackend().Open(ModelFile.Load(oracle.Model).Network, new());
            var output = session.Run(oracle.Batch)[0].Values;
            var size = oracle.Expected[0].Length;
            for (var i = 0; i < oracle.Expected.Length; i++)
            {
                EmbeddingTolerance.ShouldMatch(Doubles(output.AsSpan(i * size, size)), oracle.Expected[i], $"{oracle.Name}, picture {i}");
            }
        }
    }

    private static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);
}

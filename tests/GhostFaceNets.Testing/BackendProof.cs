using System.Collections.Immutable;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Testing;

/// <summary>What every backend must compute.</summary>
public static class BackendProof
{
    /// <summary>Embeds the golden crops with the released model and compares with an independent program's numbers.</summary>
    public static void EmbedsTheGoldenCrops(IInferenceBackend backend, CancellationToken cancellation)
    {
        var golden = SharedFolder.GoldenJson("embeddings_v1_w05_s2.json");
        var crops = golden.GetProperty("crops").EnumerateArray().ToArray();
        var faces = crops.Select(crop => PictureFile.Read(SharedFolder.Golden("crops", crop.GetProperty("file").GetString()!))).ToArray();
        using var embedder = new Embedder(ModelFile.Load(SharedFolder.Data("models", golden.GetProperty("model").GetString()!)), backend);
        var embeddings = embedder.Embed(faces, cancellation: cancellation);
        for (var i = 0; i < crops.Length; i++)
        {
            double[] expected = [.. crops[i].GetProperty("embedding").EnumerateArray().Select(value => value.GetDouble())];
            EmbeddingTolerance.ShouldMatch(Doubles(embeddings[i]), expected, crops[i].GetProperty("file").GetString()!);
        }
    }

    /// <summary>Runs the random networks whose embeddings an independent program computed, before and after an ONNX file.</summary>
    public static void RunsTheOracles(IInferenceBackend backend)
    {
        foreach (var oracle in OracleCase.All())
        {
            var model = ModelFile.Load(oracle.Model);
            ShouldMatch(backend, oracle, model);
            ShouldMatch(backend, oracle, OnnxFile.Read(OnnxFile.ToBytes(model), oracle.Name));
        }
    }

    /// <summary>Compares a network's first output with plain loops in float64 on random pictures.</summary>
    public static void RunsAsDefined(IInferenceBackend backend, Network network, int batch)
    {
        var input = RandomInput(network, batch);
        var expected = ReferenceEvaluator.Embed(network, input);
        using var session = backend.Open(network, new());
        var output = session.Run(input)[0];
        Assert.Equal([batch, expected[0].Length], output.Shape.Extents);
        for (var i = 0; i < batch; i++)
        {
            EmbeddingTolerance.ShouldMatch(
                Doubles(output.Values.AsSpan(i * expected[0].Length, expected[0].Length)), expected[i], $"{network.Name}, picture {i}");
        }
    }

    /// <summary>Untrained maps grow from layer to layer until rounding decides what the gates let through; halved by
    /// each batch norm they stay in the range of a trained network's.</summary>
    public static Network Damped(Network network) => network.WithWeights(network.Weights.ToImmutableDictionary(
        weight => weight.Key,
        weight => weight.Key.EndsWith("/variance", StringComparison.Ordinal)
            ? new FloatTensor(weight.Value.Shape, [.. weight.Value.Values.Select(value => 4 * value)])
            : weight.Value));

    /// <summary>Pictures of numbers from -1 to 1.</summary>
    public static FloatTensor RandomInput(Network network, int batch)
    {
        var random = new Random(3);
        TensorShape shape = new([batch, .. network.Input.Shape.Extents]);
        var values = new float[shape.Count];
        for (var i = 0; i < values.Length; i++) values[i] = random.NextSingle() * 2 - 1;
        return new(shape, values);
    }

    private static void ShouldMatch(IInferenceBackend backend, OracleCase oracle, FaceModel model)
    {
        using var session = backend.Open(model.Network, new());
        var output = session.Run(oracle.Batch)[0].Values;
        var size = oracle.Expected[0].Length;
        for (var i = 0; i < oracle.Expected.Length; i++)
        {
            EmbeddingTolerance.ShouldMatch(Doubles(output.AsSpan(i * size, size)), oracle.Expected[i], $"{oracle.Name}, picture {i}");
        }
    }

    private static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);
}

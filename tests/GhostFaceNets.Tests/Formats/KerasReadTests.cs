using System.Text;
using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Formats;

public sealed class KerasReadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Released => SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5");

    public void Dispose() => _folder.Dispose();

    /// <summary>Slow: float64 in plain loops, eight pictures.</summary>
    [Fact]
    public void The_released_model_embeds_the_golden_crops_as_published()
    {
        var golden = SharedFolder.GoldenJson("embeddings_v1_w05_s2.json");
        var network = KerasFile.Read(Released);
        foreach (var crop in golden.GetProperty("crops").EnumerateArray())
        {
            var file = crop.GetProperty("file").GetString()!;
            var picture = PictureFile.Read(SharedFolder.Golden("crops", file));
            var batch = OracleCase.Normalized(picture.Pixels, 1, picture.Height, picture.Width);
            EmbeddingTolerance.ShouldMatch(
                ReferenceEvaluator.Embed(network, batch)[0],
                [.. crop.GetProperty("embedding").EnumerateArray().Select(value => value.GetDouble())],
                file);
        }
    }

    [Fact]
    public void The_oracle_files_embed_their_pictures_as_an_independent_program_does()
    {
        foreach (var oracle in OracleCase.All())
        {
            var embeddings = ReferenceEvaluator.Embed(KerasFile.Read(oracle.Model), oracle.Batch);
            for (var i = 0; i < embeddings.Length; i++)
            {
                EmbeddingTolerance.ShouldMatch(embeddings[i], oracle.Expected[i], $"{oracle.Name}, picture {i}");
                // Both compute in float64; the expected values were rounded to float32.
                embeddings[i].Zip(oracle.Expected[i]).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(1e-5);
            }
        }
    }

    [Fact]
    public void The_released_model_says_how_it_was_trained()
    {
        var network = KerasFile.Read(Released);

        network.Name.ShouldBe("GhostNet");
        network.Input.Shape.ShouldBe(new(3, 112, 112));
        network.Outputs.ShouldBe(["embedding"]);
        network.ShapeOf("embedding").ShouldBe(new(512));
        network.Nodes.OfType<PRelu>().Count().ShouldBe(41);
        network.Nodes.OfType<BatchNormalization>().ShouldAllBe(norm => norm.Epsilon == 1e-5 && norm.Momentum == 0.9);
        network.WeightDecays.Values.ShouldAllBe(decay => Math.Abs(decay - 5e-4) < 1e-9);
        network.WeightDecays.Keys.Order().ShouldBe(network.Weights.Keys.Where(name => name.EndsWith("/kernel")).Order());
        network.Weights.Values.Sum(weight => weight.Shape.Count).ShouldBe(722364);
    }

    [Fact]
    public void Reading_by_the_file_s_graph_and_into_the_named_architecture_give_the_same_weights()
    {
        var v1 = Architecture.Outline("ghostfacenetv1", new() { Width = 0.5 });
        var v2 = Architecture.Outline("ghostfacenetv2", new() { Width = 0.5 });
        foreach (var (path, architecture) in OracleCase.All().Select(oracle => (oracle.Model, oracle.Name.StartsWith("v1") ? v1 : v2)).Append((Released, v1)))
        {
            var byGraph = KerasFile.Read(path);
            var byName = KerasFile.ReadWeights(path, architecture);
            byName.Weights.Count.ShouldBe(byGraph.Weights.Count);
            foreach (var (name, weight) in byGraph.Weights) byName.Weights[name].Values.ShouldBe(weight.Values, name);
        }
    }

    [Fact]
    public void Weights_that_do_not_fit_are_an_error_with_layer_and_both_shapes()
    {
        var released = Released;
        Problem(new() { Width = 1 }).ShouldContain("'conv2d' has 'kernel' of shape (3, 3, 3, 8), but 'conv2d' of the network takes (3, 3, 3, 16)");
        Problem(new() { Width = 0.5, StemStride = 1 }).ShouldContain("'GDC_dw' has 'depthwise_kernel' of shape (4, 4, 256, 1)");
        Problem(new() { Width = 0.5, UseBias = true }).ShouldContain("'GDC_conv' has no 'bias'");
        Problem(new() { Width = 0.5, Activation = BackboneActivation.Relu }).ShouldContain("41 PReLU layers, the architecture 0");
        Problem(new() { Width = 0.5 }, "ghostfacenetv2").ShouldContain("stem_conv");
        Problem(new() { Width = 0.5, Head = HeadKind.E }).ShouldContain("E_");

        string Problem(ArchitectureOptions options, string name = "ghostfacenetv1") =>
            Should.Throw<BadDataException>(() => KerasFile.ReadWeights(released, Architecture.Outline(name, options))).Message;
    }

    [Fact]
    public void Text_empty_and_truncated_files_are_errors_that_name_the_file()
    {
        var whole = File.ReadAllBytes(Released);
        byte[][] broken = [[], Encoding.UTF8.GetBytes("Dear reader, this is no model."), whole[..100], whole[..5000], whole[..(whole.Length / 2)], whole[..^4000]];
        foreach (var bytes in broken)
        {
            File.WriteAllBytes(_folder["broken.h5"], bytes);
            Should.Throw<BadDataException>(() => KerasFile.Read(_folder["broken.h5"])).File.ShouldBe(_folder["broken.h5"]);
        }

        Should.Throw<FileNotFoundException>(() => KerasFile.Read(_folder["absent.h5"]));
    }

    /// <summary>Slow: each changed file is opened and read.</summary>
    [Fact]
    public void Changed_bytes_give_a_network_or_a_BadDataException()
    {
        var whole = File.ReadAllBytes(Released);
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            byte[] broken = [.. whole];
            // The first part holds the root, its attributes and the first groups; the rest is mostly weights.
            for (var change = 0; change <= i % 4; change++) broken[random.Next(i % 2 == 0 ? 2048 : whole.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(_folder["broken.h5"], broken);
            try
            {
                KerasFile.Read(_folder["broken.h5"]).Nodes.ShouldNotBeEmpty();
            }
            catch (BadDataException)
            {
            }
        }
    }
}

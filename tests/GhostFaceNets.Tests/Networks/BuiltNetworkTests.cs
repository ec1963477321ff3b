using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Networks;

public class BuiltNetworkTests
{
    [Fact]
    public void A_built_network_counts_and_embeds_as_the_independent_program_says()
    {
        foreach (var oracle in OracleCase.All())
        {
            var meta = SharedFolder.GoldenJson("oracle", oracle.Name, "meta.json");
            var options = new ArchitectureOptions
            {
                Width = meta.GetProperty("width").GetDouble(),
                StemStride = meta.GetProperty("stem_stride").GetInt32(),
                EmbeddingSize = meta.GetProperty("emb").GetInt32(),
                Activation = Enum.Parse<BackboneActivation>(meta.GetProperty("act").GetString()!, ignoreCase: true),
                UseBias = meta.GetProperty("gdc_bias").GetBoolean(),
                BatchNormEpsilon = meta.GetProperty("bn_epsilon").GetDouble(),
            };
            var outline = Architecture.Outline($"ghostfacenet{meta.GetProperty("family").GetString()}", options);
            NetworkCount.Of(outline).ShouldBe(new(
                meta.GetProperty("trainable").GetInt64(),
                meta.GetProperty("total_params").GetInt64(),
                meta.GetProperty("conv_macs").GetInt64(),
                meta.GetProperty("get_flops").GetInt64()));

            var embeddings = ReferenceEvaluator.Embed(KerasFile.ReadWeights(oracle.Model, outline), oracle.Batch);
            for (var i = 0; i < embeddings.Length; i++)
            {
                EmbeddingTolerance.ShouldMatch(embeddings[i], oracle.Expected[i], $"{oracle.Name}, picture {i}");
            }
        }
    }
}

using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Networks;

public class SplitPReluTests
{
    [Theory]
    [InlineData("ghostfacenetv1")]
    [InlineData("ghostfacenetv2")]
    public void A_network_without_prelus_embeds_the_same(string name)
    {
        var network = BackendProof.Damped(Architecture.Build(name, new() { Width = 0.25, InputSize = 48, EmbeddingSize = 8 }));
        var split = SplitPRelu.Apply(FoldBatchNorm.Apply(network));
        split.Nodes.ShouldNotContain(node => node is PRelu || node is BatchNormalization && split.ShapeOf(node.Name).Rank == 3);
        split.Weights.Keys.ShouldNotContain(weight => weight.EndsWith("/alpha", StringComparison.Ordinal));
        var pictures = BackendProof.RandomInput(network, batch: 2);
        var (expected, actual) = (ReferenceEvaluator.Embed(network, pictures), ReferenceEvaluator.Embed(split, pictures));
        for (var i = 0; i < 2; i++) EmbeddingTolerance.ShouldMatch(actual[i], expected[i], $"{name}, picture {i}");
    }
}

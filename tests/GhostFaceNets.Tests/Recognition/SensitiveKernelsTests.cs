using System.Collections.Immutable;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Recognition;

public class SensitiveKernelsTests
{
    [Fact]
    public void The_layer_that_INT8_spoils_is_kept_and_the_others_are_not()
    {
        // In 'spoilt' each output's small weights, all that reads what is not zero, vanish beside one of a thousand that reads a zero.
        var found = Find(Model(), 0.999);
        found.Keep.ShouldBe(["spoilt/kernel"]);
        found.Cosine.ShouldBeGreaterThan(0.999);
        found.CosineWithoutKeeping.ShouldBeLessThan(0.9);
    }

    [Fact]
    public void A_bound_that_is_reached_anyway_keeps_nothing()
    {
        var found = Find(Model(), 0);
        found.Keep.ShouldBeEmpty();
        found.Cosine.ShouldBe(found.CosineWithoutKeeping);
    }

    [Fact]
    public void A_bound_of_one_keeps_all() => Find(Model(), 1).Keep.Order(StringComparer.Ordinal).ShouldBe(["last/kernel", "spoilt/kernel"]);

    private static SensitiveKernels Find(FaceModel model, double least) => SensitiveKernels.Find(
        model, WeightType.Int8, [Face(1), Face(2), Face(3)], least, new EngineBackend(), cancellation: TestContext.Current.CancellationToken);

    private static Picture Face(int seed)
    {
        var pixels = new byte[4 * 4 * 3];
        new Random(seed).NextBytes(pixels);
        return new(4, 4, pixels);
    }

    private static FaceModel Model()
    {
        ImmutableArray<Node> nodes =
        [
            new InputNode("x", new(3, 4, 4)),
            new Flatten("flat", "x"),
            new Dense("first", "flat", 32),
            new Dense("spoilt", "first", 32),
            new Dense("last", "spoilt", 32),
        ];
        var weights = RandomWeights.Of(nodes, 1);
        var (first, spoilt) = ((float[])weights["first/kernel"].Values.Clone(), (float[])weights["spoilt/kernel"].Values.Clone());
        first.AsSpan(0, 48).Clear();
        for (var row = 0; row < 32; row++) spoilt[row * 32] = 1000;
        var network = new Network(
            "spoilt", nodes, ["last"], weights.SetItem("first/kernel", new(new(32, 48), first)).SetItem("spoilt/kernel", new(new(32, 32), spoilt)));
        return new(network, ModelCard.Of(network));
    }
}

using System.Collections.Immutable;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Evaluation;

public class VerificationRunTests
{
    [Fact]
    public void More_pairs_than_memory_has_room_for_are_refused_before_any_work()
    {
        Node[] nodes = [new InputNode("in", new(3, 2, 2)), new Flatten("flat", "in"), new Dense("out", "flat", 1024)];
        var network = new Network("wide", [.. nodes], ["out"], ImmutableDictionary<string, FloatTensor>.Empty.Add("out/kernel", new(new(1024, 12), new float[1024 * 12])));
        using var embedder = new Embedder(new FaceModel(network, ModelCard.Of(network)), new EngineBackend());
        // Two embeddings of 1,024 numbers for each of 2^20 pairs.
        var set = new VerificationSet("many", ["a", "b"], new VerificationPair[1 << 20], _ => throw new InvalidOperationException("read"));
        var problem = Should.Throw<BadDataException>(() => VerificationRun.Of(set, embedder, cancellation: TestContext.Current.CancellationToken));
        problem.File.ShouldBe("many");
        problem.Message.ShouldContain("1,048,576 pairs");
    }
}

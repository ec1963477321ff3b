using System.Collections.Immutable;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Inference.Engine;

public class EngineMemoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Runs_of_every_kind_of_node_allocate_nothing_once_the_first_is_over(int batch) =>
        Allocated(EveryNodeKind.Build(seed: 2), batch, runs: 300).ShouldBe(0);

    [Fact]
    public void A_million_runs_allocate_nothing_once_the_first_is_over()
    {
        ImmutableArray<Node> nodes = [new InputNode("x", new(1, 2, 2)), new DepthwiseConvolution("y", "x", Extent.Square(2), Extent.Square(1), Padding.Valid), new PRelu("z", "y")];
        Allocated(new("tiny", nodes, ["z"], RandomWeights.Of(nodes, seed: 3)), batch: 1, runs: 1_000_000).ShouldBe(0);
    }

    private static long Allocated(Network network, int batch, int runs)
    {
        using var session = new EngineBackend().Open(network, new());
        var input = BackendProof.RandomInput(network, batch);
        var outputs = session.Run(input);
        session.Run(input, outputs);
        // Whichever thread comes by when the runtime's own tables are full pays for larger ones: that is over the next time.
        var allocated = long.MaxValue;
        for (var round = 0; round < 3 && allocated > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var run = 0; run < runs; run++) session.Run(input, outputs);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return allocated;
    }
}

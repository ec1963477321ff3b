using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests;

public class GoldenEmbeddingTests
{
    [Fact]
    public void The_released_model_embeds_the_crops_as_an_independent_program_does() =>
        BackendProof.EmbedsTheGoldenCrops(new OnnxRuntimeBackend(), TestContext.Current.CancellationToken);

    [Fact]
    public void Random_networks_embed_as_an_independent_program_does_before_and_after_a_file() =>
        BackendProof.RunsTheOracles(new OnnxRuntimeBackend());
}

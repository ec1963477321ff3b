using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Inference.Engine;

/// <summary>Whole networks, with every width of vectors that this machine has.</summary>
public class EngineNetworkTests
{
    public static TheoryData<InstructionSet> Widths => [.. Enum.GetValues<InstructionSet>().Where(limit => limit <= new EngineBackend().Instructions)];

    public static TheoryData<string> Published => ["released V1", "oracle V2", "MobileFaceNet"];

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_released_model_embeds_the_crops_as_an_independent_program_does(InstructionSet limit) =>
        BackendProof.EmbedsTheGoldenCrops(new EngineBackend(limit), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Random_networks_embed_as_an_independent_program_does_before_and_after_a_file(InstructionSet limit) =>
        BackendProof.RunsTheOracles(new EngineBackend(limit));

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_kind_of_node_runs_as_defined(InstructionSet limit) =>
        BackendProof.RunsAsDefined(new EngineBackend(limit), EveryNodeKind.Build(), batch: 3);

    [Theory]
    [MemberData(nameof(Published))]
    public void Embeddings_of_published_sizes_are_those_of_float64(string name)
    {
        var network = ComparedNetworks.Load(name);
        BackendProof.RunsAsDefined(new EngineBackend(), network, batch: 1);
    }

    [Theory]
    [InlineData("ghostfacenetv1", BackboneActivation.PRelu, HeadKind.Gdc)]
    [InlineData("ghostfacenetv1", BackboneActivation.Swish, HeadKind.E)]
    [InlineData("ghostfacenetv1", BackboneActivation.Relu, HeadKind.F)]
    [InlineData("ghostfacenetv2", BackboneActivation.PRelu, HeadKind.Gap)]
    [InlineData("ghostfacenetv2", BackboneActivation.HardSwish, HeadKind.Gdc)]
    public void Built_networks_run_as_defined(string name, BackboneActivation activation, HeadKind head)
    {
        var network = BackendProof.Damped(Architecture.Build(
            name, new() { Width = 0.25, InputSize = 64, EmbeddingSize = 16, Activation = activation, Head = head, Dropout = 0.2 }));
        foreach (var limit in Widths) BackendProof.RunsAsDefined(new EngineBackend(limit), network, batch: 2);
    }
}

using GhostFaceNets.Inference;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Inference.Engine;

/// <summary>Several threads on one picture.</summary>
public class EngineTeamTests
{
    private const int Size = 96;

    private static Network Large { get; } =
        BackendProof.Damped(Architecture.Build("ghostfacenetv2", new() { Width = 0.5, StemStride = 1, InputSize = Size, EmbeddingSize = 32 }));

    public static TheoryData<InstructionSet> Widths => [.. Enum.GetValues<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_picture_that_threads_share_has_the_numbers_of_one_thread(InstructionSet limit)
    {
        var backend = new EngineBackend(limit);
        var input = BackendProof.RandomInput(Large, batch: 1);
        var expected = Values(backend, threads: 1, input);
        foreach (var threads in (int[])[2, 3, 7]) Values(backend, threads, input).ShouldBe(expected, $"{threads} threads");
    }

    [Fact]
    public void Most_steps_of_a_network_of_that_size_are_shared()
    {
        var parts = PictureTeam.PartsOf(Plan.Of(Large, new EngineBackend().Instructions), threads: 2);
        parts.Count(step => step.Length == 2).ShouldBeGreaterThan(parts.Length / 4);
        parts.ShouldAllBe(step => step.Length == 1 || step.Length == 2);
    }

    [Fact]
    public void Calls_at_the_same_time_that_share_a_picture_each_do_not_mix()
    {
        using var session = new EngineBackend().Open(Large, new(Threads: 2));
        FloatTensor[] inputs = [.. Enumerable.Range(0, 3).Select(picture => Scaled(BackendProof.RandomInput(Large, batch: 1), 1 - 0.25f * picture))];
        var expected = inputs.Select(input => Values(new EngineBackend(), threads: 1, input)).ToArray();
        Parallel.For(0, 30, call => session.Run(inputs[call % 3])[0].Values.ShouldBe(expected[call % 3]));
    }

    private static float[] Values(EngineBackend backend, int threads, FloatTensor input)
    {
        using var session = backend.Open(Large, new(Threads: threads));
        session.Run(input);
        return session.Run(input)[0].Values;
    }

    private static FloatTensor Scaled(FloatTensor input, float factor) => new(input.Shape, [.. input.Values.Select(value => value * factor)]);
}

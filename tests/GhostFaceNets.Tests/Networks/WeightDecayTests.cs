using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Networks.Passes;

namespace GhostFaceNets.Tests.Networks;

public class WeightDecayTests
{
    /// <summary>53 + 1 convolutions and 41 + 1 depthwise ones in GhostFaceNetV1; 81 + 1 batch norms, 41 PReLUs.</summary>
    [Fact]
    public void Kernels_are_marked_and_the_rest_only_when_asked()
    {
        var network = Architecture.Outline("ghostfacenetv1", new() { Width = 0.5, UseBias = true });

        var kernels = WeightDecay.Mark(network, 5e-4).WeightDecays;
        kernels.Keys.ShouldAllBe(name => name.EndsWith("/kernel", StringComparison.Ordinal));
        kernels.Values.ShouldAllBe(decay => decay == 5e-4);
        kernels.Count.ShouldBe(54 + 42);

        var all = WeightDecay.Mark(network, 5e-4, includeBatchNorm: true).WeightDecays;
        all.Keys.ShouldNotContain(name => name.EndsWith("/bias", StringComparison.Ordinal)
            || name.EndsWith("/mean", StringComparison.Ordinal) || name.EndsWith("/variance", StringComparison.Ordinal));
        all.Count.ShouldBe(54 + 42 + 2 * 82 + 41);
    }

    [Fact]
    public void The_kernel_of_a_dense_head_is_marked() =>
        WeightDecay.Mark(Architecture.Outline("ghostfacenetv1", new() { Width = 0.5, Head = HeadKind.E }), 5e-4)
            .WeightDecays.Keys.ShouldContain("E_dense/kernel");

    [Theory]
    [InlineData(-1e-4)]
    [InlineData(double.NaN)]
    public void A_negative_decay_is_refused(double decay) =>
        Should.Throw<ArgumentOutOfRangeException>(
            () => WeightDecay.Mark(Architecture.Outline("ghostfacenetv1", new() { Width = 0.5 }), decay));
}

using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Tests.Networks;

public class InitialisationTests
{
    private static readonly Network Built = Architecture.Build("ghostfacenetv1", new() { Width = 1, UseBias = true }, seed: 7);

    [Fact]
    public void One_seed_gives_the_same_weights_and_another_gives_others()
    {
        var again = Architecture.Build("ghostfacenetv1", new() { Width = 1, UseBias = true }, seed: 7);
        foreach (var (name, weight) in Built.Weights) again.Weights[name].Values.ShouldBe(weight.Values, name);
        var other = Architecture.Build("ghostfacenetv1", new() { Width = 1, UseBias = true }, seed: 8);
        other.Weights["conv2d/kernel"].Values.ShouldNotBe(Built.Weights["conv2d/kernel"].Values);
    }

    /// <summary>Keras' fans: a pointwise kernel (1, 1, 160, 512) has fan out 512, a depthwise one (3, 3, 480, 1) 9,
    /// GDC_dw (4, 4, 512, 1) has 8192 in and 16 out, GDC_conv (1, 1, 512, 512) 512 each. The uniform one has limit
    /// sqrt(6 / (8192 + 16)), hence deviation sqrt(2 / 8208).</summary>
    [Theory]
    [InlineData("conv2d_52/kernel", 2.0 / 512, true)]
    [InlineData("depthwise_conv2d_37/kernel", 2.0 / 9, true)]
    [InlineData("GDC_dw/kernel", 2.0 / 8208, false)]
    [InlineData("GDC_conv/kernel", 2.0 / 1024, true)]
    public void Kernels_have_the_variance_of_Keras_initialisers(string weight, double variance, bool truncatedNormal)
    {
        var values = Built.Weights[weight].Values;
        var deviation = Math.Sqrt(variance);
        // Four standard errors of a mean and, generously, of a deviation.
        var error = 4 * deviation / Math.Sqrt(values.Length);
        values.Average(value => (double)value).ShouldBe(0, error);
        Math.Sqrt(values.Average(value => (double)value * value)).ShouldBe(deviation, error);
        var bound = truncatedNormal ? 2 * deviation / 0.87962566103423978 : Math.Sqrt(3) * deviation;
        values.Max(Math.Abs).ShouldBeInRange((float)(0.95 * bound), (float)(1.000001 * bound));
    }

    [Theory]
    [InlineData("bias", 0)]
    [InlineData("gamma", 1)]
    [InlineData("beta", 0)]
    [InlineData("mean", 0)]
    [InlineData("variance", 1)]
    [InlineData("alpha", 0.25f)]
    public void All_else_starts_with_its_constant(string role, float constant)
    {
        var weights = Built.Weights.Where(weight => weight.Key.EndsWith("/" + role, StringComparison.Ordinal)).ToArray();
        weights.ShouldNotBeEmpty();
        foreach (var (name, weight) in weights) weight.Values.ShouldAllBe(value => value == constant, name);
    }
}

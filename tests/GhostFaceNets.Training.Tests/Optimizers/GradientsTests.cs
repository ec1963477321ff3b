using GhostFaceNets.Training.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace GhostFaceNets.Training.Tests.Optimizers;

public class GradientsTests
{
    [Fact]
    public void Clipping_by_norm_shortens_all_gradients_together()
    {
        var parameters = Parameters([3, 0], [4]);
        GradientClipping.ByNorm(parameters, 10).ShouldBe(5);
        parameters[0].Value.grad!.ShouldMatch([3, 0]);
        GradientClipping.ByNorm(parameters, 1).ShouldBe(5);
        parameters[0].Value.grad!.ShouldMatch([0.6, 0]);
        parameters[1].Value.grad!.ShouldMatch([0.8]);
    }

    [Fact]
    public void Clipping_says_when_a_gradient_is_not_finite_and_leaves_it()
    {
        var parameters = Parameters([double.NaN, 2], [4]);
        GradientClipping.ByNorm(parameters, 1).ShouldBe(double.NaN);
        parameters[1].Value.grad!.ShouldMatch([4]);
    }

    [Fact]
    public void Clipping_by_value_bounds_each_element()
    {
        var parameters = Parameters([3, -0.25], [-4]);
        GradientClipping.ByValue(parameters, 0.5);
        parameters[0].Value.grad!.ShouldMatch([0.5, -0.25]);
        parameters[1].Value.grad!.ShouldMatch([-0.5]);
    }

    [Fact]
    public void Accumulation_steps_after_each_group_and_at_the_end_of_the_epoch()
    {
        var accumulation = new GradientAccumulation(3);
        Enumerable.Range(0, 8).Where(batch => accumulation.StepsAfter(batch, 8)).ShouldBe([2, 5, 7]);
        Enumerable.Range(0, 8).Select(batch => accumulation.LossShare(batch, 8)).Sum().ShouldBe(3, 1e-12);
        accumulation.LossShare(7, 8).ShouldBe(0.5);
    }

    [Fact]
    public void The_L2_penalty_adds_the_gradient_of_its_value()
    {
        var parameters = Parameters([0, 0], [1]);
        var penalty = new L2Penalty(parameters, new Dictionary<string, double> { ["p0"] = 0.1 });
        penalty.Value().ShouldBe(0.05 * (1.5 * 1.5 + 2.5 * 2.5), 1e-12);
        penalty.AddGradients();
        parameters[0].Value.grad!.ShouldMatch([0.15, 0.25]);
        parameters[1].Value.grad!.ShouldMatch([1]);
        Should.Throw<ArgumentException>(() => new L2Penalty(parameters, new Dictionary<string, double> { ["q"] = 1 })).Message.ShouldContain("'q'");
    }

    private static NamedParameter[] Parameters(params double[][] gradients) => [.. gradients.Select((gradient, i) =>
    {
        var parameter = new Parameter(torch.arange(gradient.Length, torch.float64) + 1.5);
        parameter.grad = torch.tensor(gradient);
        return new NamedParameter($"p{i}", parameter, true);
    })];
}

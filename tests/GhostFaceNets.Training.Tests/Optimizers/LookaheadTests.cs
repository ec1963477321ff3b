using GhostFaceNets.Training.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace GhostFaceNets.Training.Tests.Optimizers;

public class LookaheadTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Equals_the_golden_trace(bool isDouble) => OptimizerCases.Check("Lookahead(SGD)", isDouble, (parameters, p) =>
    {
        var inner = p.GetProperty("inner");
        var sgd = new Sgd(parameters, inner.Number("learning_rate"), inner.Number("momentum"));
        return new Lookahead(sgd, p.GetProperty("sync_period").GetInt32(), p.Number("slow_step_size"));
    });

    [Fact]
    public void Equals_the_second_golden_trace() =>
        OptimizerCases.CheckSecond("lookahead_sgd_lr0.1", parameters => new Lookahead(new Sgd(parameters, 0.1, momentum: 0)));

    /// <summary>A first step of RAdam is the rate times the gradient: here less its mean over each output's inputs.</summary>
    [Fact]
    public void Ranger_centralises_the_gradients_of_kernels_unless_told_not_to()
    {
        Step(centralize: true).ShouldMatch([0.1, 0, -0.1, 0, 0, 0]);
        Step(centralize: false).ShouldMatch([-0.1, -0.2, -0.3, -0.4, -0.4, -0.4]);

        static torch.Tensor Step(bool centralize)
        {
            var kernel = new Parameter(torch.zeros(2, 3, torch.float64));
            using var ranger = Ranger.Create([new("kernel", kernel, true)], 0.1, centralizeGradients: centralize);
            kernel.grad = torch.tensor(new double[] { 1, 2, 3, 4, 4, 4 }).reshape(2, 3);
            ranger.Step();
            return kernel;
        }
    }
}

using GhostFaceNets.Training.Optimizers;

namespace GhostFaceNets.Training.Tests.Optimizers;

public class SgdTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Equals_the_golden_trace(bool isDouble) => OptimizerCases.Check("SGD", isDouble, (parameters, p) =>
        new Sgd(parameters, p.Number("learning_rate"), p.Number("momentum"), p.GetProperty("nesterov").GetBoolean()));

    [Theory]
    [InlineData("sgd_lr0.1", 0, false)]
    [InlineData("sgd_lr0.1_m0.9", 0.9, false)]
    [InlineData("sgd_lr0.1_m0.9_nesterov", 0.9, true)]
    [InlineData("sgd_m0.9_lr_changes", 0.9, false)]
    public void Equals_the_second_golden_trace(string name, double momentum, bool nesterov) =>
        OptimizerCases.CheckSecond(name, parameters => new Sgd(parameters, 0.1, momentum, nesterov));
}

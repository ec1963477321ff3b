using GhostFaceNets.Training.Optimizers;

namespace GhostFaceNets.Training.Tests.Optimizers;

public class SgdWTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Equals_the_golden_trace(bool isDouble) => OptimizerCases.Check("SGDW", isDouble, (parameters, p) => new SgdW(
        parameters, p.Number("learning_rate"), p.Number("weight_decay"), p.Number("momentum"), p.GetProperty("nesterov").GetBoolean()));

    [Theory]
    [InlineData("sgdw_lr0.1_m0.9_wd5e-4")]
    [InlineData("sgdw_m0.9_wd5e-4_lr_changes_with_wd_callback")]
    public void Decay_follows_the_learning_rate(string name) =>
        OptimizerCases.CheckSecond(name, parameters => new SgdW(parameters, 0.1, 5e-4, 0.9));
}

using System.Text.Json;
using GhostFaceNets.Training.Optimizers;

namespace GhostFaceNets.Training.Tests.Optimizers;

public class AdamTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Adam_equals_the_golden_trace(bool isDouble) => OptimizerCases.Check(
        "Adam", isDouble, (parameters, p) => new Adam(parameters, p.Number("learning_rate"), Options(p)));

    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void AdamW_equals_the_golden_trace(bool isDouble) => OptimizerCases.Check(
        "AdamW", isDouble, (parameters, p) => new AdamW(parameters, p.Number("learning_rate"), p.Number("weight_decay"), Options(p)));

    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void RAdam_equals_the_golden_trace(bool isDouble) =>
        OptimizerCases.Check("RectifiedAdam", isDouble, (parameters, p) => RAdam(parameters, p));

    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Ranger_equals_the_golden_trace(bool isDouble) => OptimizerCases.Check("Ranger", isDouble, (parameters, p) =>
        new Lookahead(RAdam(parameters, p.GetProperty("inner")), p.GetProperty("sync_period").GetInt32(), p.Number("slow_step_size")));

    [Fact]
    public void All_equal_the_second_golden_traces()
    {
        OptimizerCases.CheckSecond("adam_default", parameters => new Adam(parameters));
        OptimizerCases.CheckSecond("adamw_lr1e-3_wd5e-5", parameters => new AdamW(parameters, 1e-3, 5e-5));
        OptimizerCases.CheckSecond("adamw_lr1e-3_wd5e-2", parameters => new AdamW(parameters, 1e-3, 5e-2));
        OptimizerCases.CheckSecond("radam_default", parameters => new RAdam(parameters));
        // There the decay is multiplied by the learning rate in each step.
        OptimizerCases.CheckSecond("radam_wd0.01", parameters => new RAdam(parameters, 1e-3, 0.01 * 1e-3));
        OptimizerCases.CheckSecond("ranger_default", parameters => Ranger.Create(parameters));
    }

    private static RAdam RAdam(IReadOnlyList<NamedParameter> parameters, JsonElement p)
    {
        var rate = p.Number("learning_rate");
        return new(parameters, rate, p.Number("weight_decay") * rate, Options(p), p.Number("sma_threshold"));
    }

    private static AdamOptions Options(JsonElement p) => new(p.Number("beta_1"), p.Number("beta_2"), p.Number("epsilon"));
}

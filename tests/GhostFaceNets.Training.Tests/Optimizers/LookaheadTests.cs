using GhostFaceNets.Training.Optimizers;

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
}

using GhostFaceNets.Training.Losses;

namespace GhostFaceNets.Training.Tests.Losses;

public class CosFaceTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Equals_the_golden_numbers(bool isDouble) => LossCases.Check(
        "loss_cosface.json", isDouble, p => new CosFace(p.Number("margin"), p.Number("scale"), p.Number("label_smoothing")));
}

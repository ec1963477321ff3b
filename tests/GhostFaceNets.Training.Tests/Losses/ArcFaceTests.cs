using GhostFaceNets.Training.Losses;

namespace GhostFaceNets.Training.Tests.Losses;

public class ArcFaceTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Equals_the_golden_numbers(bool isDouble) => LossCases.Check("loss_arcface.json", isDouble, p => new ArcFace(
        p.Number("margin1"), p.Number("margin2"), p.Number("margin3"), p.Number("scale"), p.Number("label_smoothing")));
}

using GhostFaceNets.Evaluation.Calibration;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Reports;

namespace GhostFaceNets.Tests.Reports;

public class ThresholdChartTests
{
    [Fact]
    public void A_pair_is_in_error_at_the_cosines_that_put_it_on_the_wrong_side()
    {
        VerificationPair[] list = [new(0, 1, true), new(2, 3, true), new(4, 5, false), new(6, 7, false)];
        var chart = ThresholdChart.Of("t", FacePairs.Of(list, new PairScores([0.9, 0.3, 0.1, 0.5], [true, true, false, false])), 0.4);
        var (matches, misses) = (chart.Series[0], chart.Series[1]);
        // Above 0.1 one of two strangers' pairs matches, above 0.5 none; above 0.3 one of two pairs of one person is missed, above 0.9 both.
        matches.X.ShouldBe([0.1, 0.5]);
        matches.Y.ShouldBe([0.5, 0]);
        misses.X.ShouldBe([0.3, 0.9]);
        misses.Y.ShouldBe([0.5, 1]);
    }

    [Fact]
    public void Without_pairs_of_different_people_there_is_nothing_to_draw() =>
        Should.Throw<ArgumentException>(() => ThresholdChart.Of("t", FacePairs.Of([new(0, 1, true)], new PairScores([0.9], [true]))));
}

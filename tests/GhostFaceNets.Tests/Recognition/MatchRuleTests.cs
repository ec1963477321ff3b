using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Recognition;

public class MatchRuleTests
{
    private static readonly ModelCard Calibrated = new()
    {
        Thresholds = [new(1e-2, 0.25, "a"), new(1e-4, 0.41, "b"), new(1e-3, 0.33, "c")],
    };

    [Fact]
    public void The_callers_threshold_goes_before_the_cards()
    {
        MatchRule.Choose(Calibrated, 0.5).Threshold.ShouldBe(0.5);
        Should.Throw<ArgumentOutOfRangeException>(() => MatchRule.Choose(Calibrated, 1.5));
        Should.Throw<ArgumentOutOfRangeException>(() => MatchRule.Choose(Calibrated, double.NaN));
    }

    [Fact]
    public void The_strictest_threshold_of_a_calibrated_card_is_used_and_told()
    {
        var rule = MatchRule.Choose(Calibrated);
        rule.Threshold.ShouldBe(0.41);
        rule.Reason.ShouldContain("0.0001");
        rule.Reason.ShouldContain("on b");
    }

    [Fact]
    public void A_model_without_calibration_gets_a_cautious_threshold_and_says_so()
    {
        var rule = MatchRule.Choose(new ModelCard());
        rule.Threshold.ShouldBe(MatchRule.Uncalibrated);
        rule.Reason.ShouldContain("no calibrated threshold");
    }

    [Theory]
    [InlineData(0.41, false)]
    [InlineData(0.4101, true)]
    [InlineData(double.NaN, false)]
    public void Only_a_cosine_above_the_threshold_lets_a_face_in(double cosine, bool match) =>
        MatchRule.Choose(Calibrated).IsMatch(cosine).ShouldBe(match);
}

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
    [InlineData(1e-3, 0.33, 1e-3)]
    [InlineData(0.001000000000000001, 0.33, 1e-3)]
    [InlineData(5e-3, 0.33, 1e-3)]
    [InlineData(9.9e-4, 0.41, 1e-4)]
    [InlineData(0.5, 0.25, 1e-2)]
    public void A_false_match_rate_gives_its_threshold_or_the_next_stricter_one(double asked, double threshold, double rate)
    {
        var rule = MatchRule.AtFalseMatchRate(Calibrated, asked);
        (rule.Threshold, rule.FalseMatchRate).ShouldBe((threshold, rate));
    }

    [Theory]
    [InlineData(0.3, 0.6)]
    [InlineData(0.6, 0.3)]
    public void Of_two_thresholds_for_one_rate_the_higher_counts_wherever_it_stands(double first, double second)
    {
        var card = new ModelCard { Thresholds = [new(1e-3, first, "a"), new(1e-3, second, "b")] };
        MatchRule.Choose(card).Threshold.ShouldBe(0.6);
        MatchRule.AtFalseMatchRate(card, 1e-3).Threshold.ShouldBe(0.6);
    }

    [Fact]
    public void A_rate_that_no_threshold_keeps_within_is_refused_with_those_there_are()
    {
        Should.Throw<InvalidOperationException>(() => MatchRule.AtFalseMatchRate(Calibrated, 1e-5)).Message.ShouldContain("0.01, 0.0001, 0.001");
        Should.Throw<InvalidOperationException>(() => MatchRule.AtFalseMatchRate(new ModelCard(), 1e-3)).Message.ShouldContain("calibrate");
        Should.Throw<ArgumentOutOfRangeException>(() => MatchRule.AtFalseMatchRate(Calibrated, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => MatchRule.AtFalseMatchRate(Calibrated, double.NaN));
    }

    [Fact]
    public void The_interval_of_a_rate_is_told_in_two_digits_without_exponents()
    {
        var card = new ModelCard { Thresholds = [new(1e-5, 0.5, "lfw") { FalseMatchRateInterval = new(0.0000081234, 0.000125) }] };
        MatchRule.Choose(card).Reason.ShouldBe("the model's strictest: a false match rate of 0.00001, 0.0000081 to 0.00013 with 95 % confidence, on lfw");
    }

    [Theory]
    [InlineData(0.41, false)]
    [InlineData(0.4101, true)]
    [InlineData(double.NaN, false)]
    public void Only_a_cosine_above_the_threshold_lets_a_face_in(double cosine, bool match) =>
        MatchRule.Choose(Calibrated).IsMatch(cosine).ShouldBe(match);
}

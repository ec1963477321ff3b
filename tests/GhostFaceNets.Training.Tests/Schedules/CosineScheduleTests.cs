using System.Text.Json;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Schedules;

namespace GhostFaceNets.Training.Tests.Schedules;

public class CosineScheduleTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("cosine_with_restarts")]
    [InlineData("cosine_without_restart")]
    public void Equals_the_golden_numbers_batch_by_batch(string group)
    {
        foreach (var item in SharedFolder.GoldenJson("lr_schedules.json").GetProperty(group).EnumerateArray())
        {
            var parameters = item.GetProperty("params");
            var expected = item.GetProperty("expected");
            var schedule = Create(parameters);
            schedule.IsWithoutRestart.ShouldBe(expected.GetProperty("no_restart").GetBoolean());
            var batches = expected.GetProperty("sampled_batches");
            var rates = expected.GetProperty("lr");
            for (var epoch = 0; epoch < rates.GetArrayLength(); epoch++)
            {
                for (var i = 0; i < batches.GetArrayLength(); i++)
                {
                    var rate = schedule.RateAt(epoch, batches[i].GetInt32(), parameters.GetProperty("steps_per_epoch").GetInt32());
                    rate.ShouldBe(rates[epoch][i].GetDouble(), Tolerance * schedule.BaseRate, $"epoch {epoch}");
                }
            }
        }
    }

    [Fact]
    public void The_published_example_without_restart_has_none()
    {
        var item = SharedFolder.GoldenJson("lr_schedules.json").GetProperty("readme_no_restart_example");
        var schedule = Create(item.GetProperty("params"));
        var rates = item.GetProperty("lr_intended");
        for (var epoch = 0; epoch < rates.GetArrayLength(); epoch++)
        {
            schedule.RateAt(epoch, 5, 10).ShouldBe(rates[epoch][1].GetDouble(), Tolerance * schedule.BaseRate, $"epoch {epoch}");
        }
    }

    [Fact]
    public void Restarts_where_the_published_table_says_and_goes_on_after_the_fourth()
    {
        var schedule = new CosineSchedule { BaseRate = 0.1, FirstPeriod = 16 };
        var restarts = Enumerable.Range(1, 600).Where(epoch => schedule.RateAt(epoch, 0, 10) > schedule.RateAt(epoch - 1, 9, 10));
        restarts.ShouldBe([17, 50, 115, 244, 501]);
    }

    internal static CosineSchedule Create(JsonElement parameters) => new()
    {
        BaseRate = parameters.Number("lr_base"),
        FirstPeriod = parameters.Number("first_restart_step"),
        RestartFactor = parameters.Number("m_mul"),
        PeriodFactor = parameters.TryGetProperty("t_mul", out var factor) ? factor.GetDouble() : 2,
        MinimumRate = parameters.Number("lr_min"),
        WarmUpEpochs = parameters.GetProperty("warmup_steps").GetInt32(),
        WarmUpRate = parameters.TryGetProperty("lr_warmup", out var start) && start.GetDouble() > 0 ? start.GetDouble() : null,
        CooldownEpochs = parameters.TryGetProperty("cooldown_steps", out var cooldown) ? cooldown.GetInt32() : 1,
    };
}

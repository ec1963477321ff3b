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
            Check(schedule, expected.GetProperty("sampled_batches"), expected.GetProperty("lr"), parameters);
        }
    }

    [Fact]
    public void The_published_example_without_restart_has_none_unless_compared_exactly()
    {
        var item = SharedFolder.GoldenJson("lr_schedules.json").GetProperty("readme_no_restart_example");
        var parameters = item.GetProperty("params");
        var schedule = Create(parameters);
        Check(schedule, item.GetProperty("sampled_batches"), item.GetProperty("lr_intended"), parameters);
        var original = schedule with { RestartTolerance = 0 };
        Check(original, item.GetProperty("sampled_batches"), item.GetProperty("lr_reference_literal"), parameters);
    }

    /// <summary>The original knows four periods and then stays at the minimum: nothing is compared from there on.</summary>
    [Fact]
    public void Equals_the_second_golden_numbers()
    {
        foreach (var item in SharedFolder.GoldenJson("second", "golden_lr.json").EnumerateObject().Where(item =>
            item.Value.ValueKind == JsonValueKind.Object && item.Value.TryGetProperty("samples", out _)))
        {
            var parameters = item.Value.GetProperty("params");
            var schedule = Create(parameters);
            if (item.Name.EndsWith("as_reference", StringComparison.Ordinal)) schedule = schedule with { RestartTolerance = 0 };
            var cooldowns = item.Value.GetProperty("cooldown_start_epochs").EnumerateArray().Select(epoch => epoch.GetInt32());
            var end = cooldowns.Append(int.MaxValue).Take(4).Last();
            foreach (var sample in item.Value.GetProperty("samples").EnumerateArray())
            {
                var (epoch, batch) = (sample.GetProperty("epoch").GetInt32(), sample.GetProperty("batch").GetInt32());
                if (epoch >= end) continue;
                schedule.RateAt(epoch, batch, parameters.GetProperty("steps_per_epoch").GetInt32())
                    .ShouldBe(sample.Number("lr"), Tolerance * schedule.BaseRate, $"{item.Name}, epoch {epoch}, batch {batch}");
            }
        }
    }

    [Fact]
    public void Equals_the_golden_numbers_epoch_by_epoch()
    {
        foreach (var item in SharedFolder.GoldenJson("lr_schedules.json").GetProperty("cosine_epoch_scheduler").EnumerateArray())
        {
            var schedule = new EpochwiseSchedule(Create(item.GetProperty("params")));
            var inner = (CosineSchedule)schedule.Inner;
            // Without restart the original forgets to take off the warm-up: ours is as much later.
            var late = inner.IsWithoutRestart ? inner.WarmUpEpochs : 0;
            var rates = item.GetProperty("expected").GetProperty("lr_per_epoch");
            for (var epoch = 0; epoch < rates.GetArrayLength(); epoch++)
            {
                schedule.RateAt(epoch < inner.WarmUpEpochs ? epoch : epoch + late, 7, 10)
                    .ShouldBe(rates[epoch].GetDouble(), Tolerance * inner.BaseRate, $"epoch {epoch}");
            }
        }
    }

    [Fact]
    public void Restarts_where_the_published_table_says_and_goes_on_after_the_fourth()
    {
        var schedule = new CosineSchedule { BaseRate = 0.1, FirstPeriod = 16 };
        var restarts = Enumerable.Range(1, 600).Where(epoch => schedule.RateAt(epoch, 0, 10) > schedule.RateAt(epoch - 1, 9, 10));
        restarts.ShouldBe([17, 50, 115, 244, 501]);
    }

    private static void Check(CosineSchedule schedule, JsonElement batches, JsonElement rates, JsonElement parameters)
    {
        for (var epoch = 0; epoch < rates.GetArrayLength(); epoch++)
        {
            for (var i = 0; i < batches.GetArrayLength(); i++)
            {
                schedule.RateAt(epoch, batches[i].GetInt32(), parameters.GetProperty("steps_per_epoch").GetInt32())
                    .ShouldBe(rates[epoch][i].GetDouble(), Tolerance * schedule.BaseRate, $"epoch {epoch}");
            }
        }
    }

    private static CosineSchedule Create(JsonElement parameters) => new()
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

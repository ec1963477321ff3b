using System.Text.Json;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Schedules;

namespace GhostFaceNets.Training.Tests.Schedules;

public class DecayScheduleTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Exponential_decay_equals_the_golden_numbers()
    {
        foreach (var item in SharedFolder.GoldenJson("lr_schedules.json").GetProperty("exponential").EnumerateArray())
        {
            var rates = item.GetProperty("expected_lr_per_epoch");
            Check(Exponential(item.GetProperty("params")), Enumerable.Range(0, rates.GetArrayLength()), rates);
        }

        var second = SharedFolder.GoldenJson("second", "golden_lr.json");
        foreach (var name in (string[])["exp_default", "exp_warmup"])
        {
            var item = second.GetProperty(name);
            Check(Exponential(item.GetProperty("params")), Epochs(item), item.GetProperty("lr"));
        }
    }

    [Fact]
    public void Listed_decay_equals_the_golden_numbers()
    {
        foreach (var item in SharedFolder.GoldenJson("lr_schedules.json").GetProperty("constant").EnumerateArray())
        {
            var rates = item.GetProperty("expected_lr_per_epoch");
            Check(Listed(item.GetProperty("params")), Enumerable.Range(0, rates.GetArrayLength()), rates);
        }

        var second = SharedFolder.GoldenJson("second", "golden_lr.json");
        foreach (var name in (string[])["constant", "constant_warmup"])
        {
            var item = second.GetProperty(name);
            Check(Listed(item.GetProperty("params")), Epochs(item), item.GetProperty("lr"));
        }
    }

    [Fact]
    public void Warm_up_trains_from_the_first_batch_on_and_ends_at_the_whole_rate()
    {
        ILearningRateSchedule[] schedules = [new ExponentialSchedule(0.1, WarmUpEpochs: 2), new ListedSchedule(0.1, 0, [9], 2)];
        foreach (var schedule in schedules)
        {
            schedule.RateAt(0, 0, 5).ShouldBe(0.01, 1e-12);
            schedule.RateAt(1, 4, 5).ShouldBe(0.1, 1e-12);
            schedule.RateAt(2, 0, 5).ShouldBe(0.1, 1e-12);
        }
    }

    private static void Check(ILearningRateSchedule schedule, IEnumerable<int> epochs, JsonElement rates)
    {
        foreach (var (epoch, rate) in epochs.Zip(rates.EnumerateArray()))
        {
            schedule.RateAt(epoch, 0, 10).ShouldBe(rate.GetDouble(), Tolerance * rate.GetDouble(), $"epoch {epoch}");
            new EpochwiseSchedule(schedule).RateAt(epoch, 9, 10).ShouldBe(rate.GetDouble(), Tolerance * rate.GetDouble(), $"epoch {epoch}");
        }
    }

    private static IEnumerable<int> Epochs(JsonElement item) => item.GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetInt32());

    private static ExponentialSchedule Exponential(JsonElement p) =>
        new(p.Number("lr_base"), p.Number("decay_rate"), p.Number("lr_min"), WarmUpEpochs(p), WarmUp.FromLowest);

    private static ListedSchedule Listed(JsonElement p) => new(
        p.Number("lr_base"),
        p.Number("decay_rate"),
        [.. p.GetProperty("lr_decay_steps").EnumerateArray().Select(epoch => epoch.GetInt32())],
        WarmUpEpochs(p),
        WarmUp.FromLowest);

    private static int WarmUpEpochs(JsonElement p) => p.TryGetProperty("warmup_steps", out var epochs) ? epochs.GetInt32() : 0;
}

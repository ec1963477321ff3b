using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

public class TrainingPlanTests
{
    [Fact]
    public void Epochs_of_the_head_alone_have_the_schedule_for_themselves_and_are_not_counted_by_the_others()
    {
        var plan = Plan("{name: listed, base: 1, minimum: 0, decay: 0.1, epochs: [2]}", "[{loss: arcface, epochs: 3, head_only: true}, {loss: arcface, epochs: 3}]");
        Enumerable.Range(0, 6).Select(epoch => plan.RateAt(epoch, 0)).ShouldBe([1, 1, 0.1, 1, 1, 0.1], 1e-12);
    }

    [Fact]
    public void An_epochwise_rate_stays_inside_an_epoch()
    {
        var plan = Plan("{name: exponential, base: 1, minimum: 0, decay: 0.7, epochwise: true}", "[{loss: arcface, epochs: 3}]");
        plan.RateAt(2, 0).ShouldBe(Math.Exp(-1.4), 1e-12);
        plan.RateAt(2, 9).ShouldBe(plan.RateAt(2, 0));
    }

    private static TrainingPlan Plan(string schedule, string stages) =>
        new(RecipeFile.Parse("r.yaml", $"data: faces\nschedule: {schedule}\nstages: {stages}", []), steps: 10);
}

using GhostFaceNets.Testing;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Data;

public class MixupTests
{
    [Fact]
    public void Shares_match_the_golden_numbers()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_losses.json").GetProperty("mixup_weight");
        foreach (var (beta, weight) in Golden.Numbers(golden.GetProperty("beta_sample")).Zip(Golden.Numbers(golden.GetProperty("mix_weight"))))
        {
            Mixup.ShareOf(beta).ShouldBe(weight, 1e-12);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Draws_have_the_moments_of_the_beta_distribution(double alpha)
    {
        const int Draws = 20_000;
        var (mixup, draws) = (new Mixup(alpha), RandomDraws.OfEpoch(1, 0));
        var values = new double[Draws];
        for (var i = 0; i < Draws; i++) values[i] = mixup.Beta(ref draws);
        values.Average().ShouldBe(0.5, 0.015);
        values.Sum(value => Math.Pow(value - 0.5, 2) / Draws).ShouldBe(1 / (4 * (2 * alpha + 1)), 0.01);
    }

    [Fact]
    public void Pictures_and_classes_are_mixed_alike()
    {
        var batch = Mixed(epoch: 0, step: 0);
        batch.Shares!.Count(share => share < 1).ShouldBeGreaterThan(0);
        for (var i = 0; i < batch.Labels.Length; i++)
        {
            // Every picture was filled with its class.
            var expected = batch.Shares![i] * batch.Labels[i] + (1 - batch.Shares[i]) * batch.MixedLabels![i];
            batch.Pixels.Skip(12 * i).Take(12).ShouldAllBe(value => Math.Abs(value - expected) < 1e-5);
        }

        batch.MixedLabels!.Order().ShouldBe(batch.Labels);
    }

    [Fact]
    public void Batches_are_mixed_each_in_its_own_way_and_always_in_that()
    {
        Mixed(0, 1).Pixels.ShouldBe(Mixed(0, 1).Pixels);
        Mixed(0, 1).Pixels.ShouldNotBe(Mixed(0, 0).Pixels);
        Mixed(1, 0).Pixels.ShouldNotBe(Mixed(0, 0).Pixels);
    }

    [Fact]
    public void A_recipe_switches_it_on()
    {
        RecipeAugmentation.Of(new AugmentationRecipe()).Mixup.ShouldBeNull();
        RecipeAugmentation.Of(new AugmentationRecipe { Mixup = 0.4 }).Mixup.ShouldNotBeNull();
    }

    private static FaceBatch Mixed(int epoch, int step)
    {
        var batch = new FaceBatch(size: 16, inputSize: 2) { Epoch = epoch, Step = step };
        for (var i = 0; i < 16; i++)
        {
            batch.Labels[i] = i;
            batch.Pixels.AsSpan(12 * i, 12).Fill(i);
        }

        new Mixup(0.8).Apply(batch, seed: 5);
        return batch;
    }
}

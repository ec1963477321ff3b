using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Data.Augmentations;
using GhostFaceNets.Training.Data.Augmentations.Operations;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Data.Augmentations;

public class PolicyTests
{
    private const int FirstGraded = 3;

    [Fact]
    public void RandAugment_of_magnitude_0_changes_nothing_by_degrees()
    {
        var picture = Patterns.Of(28, 28);
        for (var operation = FirstGraded; operation < 14; operation++)
        {
            RandAugment.Apply(operation, picture, 0).Pixels.SequenceEqual(picture.Pixels).ShouldBeTrue($"operation {operation}");
        }
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(0.5)]
    public void Each_operation_of_RandAugment_acts_in_both_directions(double signed)
    {
        var picture = Patterns.Of(28, 28);
        for (var operation = FirstGraded; operation < 14; operation++)
        {
            RandAugment.Apply(operation, picture, signed).Pixels.SequenceEqual(picture.Pixels).ShouldBeFalse($"operation {operation}");
        }
    }

    [Fact]
    public void The_references_RandAugment_enhances_nothing_at_magnitude_5()
    {
        var (policy, picture) = (new ReferenceRandAugment(magnitude: 5, layers: 2), Patterns.Of(28, 28));
        foreach (var operation in new[] { 0, 3, 4, 5, 6 }) policy.Apply(operation, picture, 0, 0).Pixels.ShouldBe(picture.Pixels);
        policy.Apply(7, picture, 14, 14).Pixels.Count(value => value == 128).ShouldBeGreaterThan(3 * 27 * 27);
    }

    [Fact]
    public void The_references_RandAugment_measures_contrast_from_a_grey_of_the_pictures_area()
    {
        // At magnitude 10 the factor is 1.9; 28 x 28 / 256 = 3 becomes the fixed grey.
        var changed = new ReferenceRandAugment(10, 1).Apply(4, Patterns.Of(28, 28), 0, 0);
        changed.Pixels.ShouldBe(Patterns.Of(28, 28).Pixels.Select(value => (byte)Math.Clamp(3 + 1.9 * (value - 3), 0, 255)));
    }

    [Fact]
    public void AutoAugment_changes_most_pictures_and_depends_on_the_draws_alone()
    {
        var picture = Patterns.Of(28, 28);
        byte[] Changed(int index)
        {
            var draws = RandomDraws.OfPicture(4, 0, index);
            return new AutoAugment().Apply(picture, ref draws).Pixels;
        }

        var all = Enumerable.Range(0, 500).Select(Changed).ToArray();
        all.Count(pixels => !pixels.SequenceEqual(picture.Pixels)).ShouldBeInRange(350, 499);
        Changed(7).ShouldBe(all[7]);
    }

    [Theory]
    [InlineData(3, 76)]
    [InlineData(10, 256)]
    public void AutoAugment_solarizes_less_at_higher_magnitudes(int magnitude, int threshold)
    {
        var draws = RandomDraws.OfEpoch(0, 0);
        new PolicyStep(PolicyOperation.Solarize, 1, magnitude).Apply(Patterns.Small, ref draws).Pixels.ShouldBe(Solarize.Apply(Patterns.Small, threshold).Pixels);
    }

    [Fact]
    public void Every_operation_of_AutoAugment_can_be_done()
    {
        foreach (var operation in Enum.GetValues<PolicyOperation>())
        {
            var draws = RandomDraws.OfEpoch(0, 0);
            new PolicyStep(operation, 1, 9).Apply(Patterns.Of(28, 28), ref draws).Pixels.ShouldNotBe(Patterns.Of(28, 28).Pixels, $"{operation}");
            new PolicyStep(operation, 0, 9).Apply(Patterns.Of(28, 28), ref draws).Pixels.ShouldBe(Patterns.Of(28, 28).Pixels);
        }
    }

    [Theory]
    [InlineData(AugmentationPolicy.RandAugment, typeof(RandAugment))]
    [InlineData(AugmentationPolicy.ReferenceRandAugment, typeof(ReferenceRandAugment))]
    [InlineData(AugmentationPolicy.AutoAugment, typeof(AutoAugment))]
    public void A_recipe_names_the_policy(AugmentationPolicy policy, Type type) =>
        RecipeAugmentation.Of(new AugmentationRecipe { Policy = policy }).Steps.ShouldHaveSingleItem().ShouldBeOfType(type);

    [Fact]
    public void More_layers_are_more_operations()
    {
        var picture = Patterns.Of(28, 28);
        int Unchanged(int layers) => Enumerable.Range(0, 500).Count(index =>
        {
            var draws = RandomDraws.OfPicture(4, 0, index);
            return new RandAugment(5, layers).Apply(picture, ref draws).Pixels.SequenceEqual(picture.Pixels);
        });
        Unchanged(1).ShouldBeGreaterThan(10);
        Unchanged(3).ShouldBeLessThan(5);
    }
}

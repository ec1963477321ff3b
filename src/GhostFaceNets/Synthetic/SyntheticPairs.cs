namespace GhostFaceNets.Synthetic;

/// <summary>Pairs of pictures for verification in the order of LFW: ten folds, each with its own people, first the pairs of one person,
/// then as many of two.</summary>
internal static class SyntheticPairs
{
    private const int Folds = 10, ImagesToChooseFrom = 1000;

    /// <summary>A picture: the person's number and the picture's.</summary>
    internal readonly record struct Face(int Person, int Index);

    public static IEnumerable<(Face First, Face Second, bool Same)> Of(SyntheticPlan plan)
    {
        var half = plan.Pairs / (2 * Folds);
        var people = Math.Max(2, half);
        for (var fold = 0; fold < Folds; fold++)
        {
            var random = new SeededRandom(plan.Seed, SyntheticPlan.MaximalPeople, fold);
            var first = SyntheticPlan.MaximalPeople + (fold * people);
            for (var i = 0; i < half; i++)
            {
                var index = random.Below(ImagesToChooseFrom - 1);
                yield return (new(first + i, index), new(first + i, index + 1), true);
            }

            for (var i = 0; i < half; i++)
            {
                var one = random.Below(people);
                var other = (one + 1 + random.Below(people - 1)) % people;
                yield return (new(first + one, random.Below(ImagesToChooseFrom)), new(first + other, random.Below(ImagesToChooseFrom)), false);
            }
        }
    }
}

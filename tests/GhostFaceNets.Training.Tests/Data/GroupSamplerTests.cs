using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

public class GroupSamplerTests
{
    [Fact]
    public void Batches_are_whole_groups_of_one_person_each()
    {
        var source = new LabelledPictures(9, 3, 4, 12, 5);
        var sampler = new GroupSampler(source, groupSize: 4, batchSize: 10, seed: 1);
        (sampler.BatchSize, sampler.Steps).ShouldBe((8, 3));
        for (var epoch = 0; epoch < 5; epoch++)
        {
            var seen = Epoch(sampler, epoch);
            seen.Distinct().Count().ShouldBe(24);
            foreach (var group in seen.Chunk(4)) group.Select(source.PersonOf).Distinct().ShouldHaveSingleItem();
            seen.Select(source.PersonOf).ShouldNotContain(1, "that person has three pictures");
        }
    }

    [Fact]
    public void All_pictures_get_their_turn_in_groups_that_change()
    {
        var source = new LabelledPictures(9, 5);
        var sampler = new GroupSampler(source, 4, 8, seed: 1);
        Enumerable.Range(0, 60).SelectMany(epoch => Epoch(sampler, epoch)).Distinct().Count().ShouldBe(14);
        Epoch(sampler, 1).ShouldNotBe(Epoch(sampler, 0));
    }

    [Fact]
    public void Any_batch_can_be_asked_for_first()
    {
        var source = new LabelledPictures(9, 8, 12, 5);
        var walked = new GroupSampler(source, 4, 8, seed: 2);
        for (var epoch = 0; epoch < 3; epoch++) Epoch(walked, epoch);
        new GroupSampler(source, 4, 8, seed: 2).Batch(2, 1).ToArray().ShouldBe(walked.Batch(2, 1).ToArray());
        new GroupSampler(source, 4, 8, seed: 3).Batch(2, 1).ToArray().ShouldNotBe(walked.Batch(2, 1).ToArray());
    }

    [Fact]
    public void A_broken_picture_is_replaced_by_one_of_the_same_person()
    {
        var source = new LabelledPictures(8, 8);
        source.Broken.Add(3);
        var sampler = new GroupSampler(source, 4, 8, seed: 1);
        using var loader = new BatchLoader(
            source, sampler, new LoaderOptions(1, 1, new Augmentation(false, []), BrokenPicturePolicy.Skip), (0, 0), 4);
        while (loader.Next(TestContext.Current.CancellationToken) is { } batch)
        {
            batch.Labels.Chunk(4).ShouldAllBe(group => group.Distinct().Count() == 1);
        }

        loader.Broken.ShouldHaveSingleItem().ShouldContain("0/3");
    }

    [Fact]
    public void One_picture_per_person_says_how_many_triplets_need() =>
        Should.Throw<BadDataException>(() => new GroupSampler(new LabelledPictures(1, 1, 1), 4, 8, 0)).Problem
            .ShouldBe("0 of 3 people have 4 pictures or more; triplets compare groups of 4 pictures of two people at least.");

    [Fact]
    public void One_person_with_enough_pictures_is_not_enough() =>
        Should.Throw<BadDataException>(() => new GroupSampler(new LabelledPictures(9, 3), 4, 8, 0)).Problem.ShouldStartWith("1 of 2 people");

    [Fact]
    public void Too_few_groups_for_a_batch_are_counted() =>
        Should.Throw<BadDataException>(() => new GroupSampler(new LabelledPictures(4, 4), 4, 12, 0)).Problem.ShouldContain("2 groups");

    [Fact]
    public void A_batch_of_one_group_has_no_negatives() =>
        Should.Throw<ArgumentException>(() => new GroupSampler(new LabelledPictures(9, 9), 4, 7, 0));

    private static int[] Epoch(GroupSampler sampler, int epoch) =>
        [.. Enumerable.Range(0, sampler.Steps).SelectMany(step => sampler.Batch(epoch, step).ToArray())];
}

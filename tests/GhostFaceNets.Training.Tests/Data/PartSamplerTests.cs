using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

public class PartSamplerTests
{
    private readonly LabelledPictures _source = new(6, 6, 5, 6, 5, 6, 9);

    [Fact]
    public void Batches_take_turns_through_the_parts()
    {
        // Three parts of two people; the seventh person is left over. The smallest part has 11 pictures.
        var sampler = new PartSampler(_source, parts: 3, batchSize: 5, seed: 1);
        sampler.Steps.ShouldBe(6);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            var seen = new List<int>();
            for (var step = 0; step < sampler.Steps; step++)
            {
                var batch = sampler.Batch(epoch, step).ToArray();
                batch.ShouldAllBe(picture => _source.PersonOf(picture) / 2 == step % 3);
                seen.AddRange(batch);
            }

            seen.Distinct().Count().ShouldBe(30);
        }
    }

    [Fact]
    public void Any_batch_can_be_asked_for_first()
    {
        var walked = new PartSampler(_source, 3, 5, seed: 1);
        for (var step = 0; step < 6; step++) walked.Batch(0, step);
        new PartSampler(_source, 3, 5, seed: 1).Batch(1, 4).ToArray().ShouldBe(walked.Batch(1, 4).ToArray());
        new PartSampler(_source, 3, 5, seed: 1).Batch(0, 4).ToArray().ShouldNotBe(walked.Batch(1, 4).ToArray());
    }

    [Fact]
    public void A_substitute_is_of_the_same_part()
    {
        var (sampler, draws) = (new PartSampler(_source, 3, 5, seed: 1), RandomDraws.OfEpoch(0, 0));
        for (var i = 0; i < 50; i++) (_source.PersonOf(sampler.Substitute(13, ref draws)) / 2).ShouldBe(1);
    }

    [Fact]
    public void More_parts_than_people_are_an_error() =>
        Should.Throw<BadDataException>(() => new PartSampler(_source, 8, 5, 0)).Problem.ShouldBe("7 people cannot be cut into 8 parts.");

    [Fact]
    public void A_part_that_fills_no_batch_is_an_error() =>
        Should.Throw<BadDataException>(() => new PartSampler(_source, 7, 6, 0)).Problem.ShouldContain("has 5 pictures");
}

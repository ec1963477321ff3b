using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

public class EpochSamplerTests
{
    [Fact]
    public void An_epoch_shows_each_picture_once_at_most_and_drops_the_remainder()
    {
        var sampler = new EpochSampler(count: 103, batchSize: 10, seed: 5);
        sampler.Steps.ShouldBe(10);
        var seen = Enumerable.Range(0, 10).SelectMany(step => sampler.Batch(3, step).ToArray()).ToArray();
        seen.Length.ShouldBe(100);
        seen.Distinct().Count().ShouldBe(100);
        seen.ShouldAllBe(index => index >= 0 && index < 103);
    }

    [Fact]
    public void Any_batch_can_be_asked_for_first()
    {
        var walked = new EpochSampler(50, 8, seed: 2);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            for (var step = 0; step < walked.Steps; step++) walked.Batch(epoch, step);
        }

        new EpochSampler(50, 8, seed: 2).Batch(2, 4).ToArray().ShouldBe(walked.Batch(2, 4).ToArray());
    }

    [Fact]
    public void Epochs_and_seeds_have_orders_of_their_own()
    {
        var order = new EpochSampler(64, 64, seed: 1).Batch(0, 0).ToArray();
        new EpochSampler(64, 64, seed: 1).Batch(1, 0).ToArray().ShouldNotBe(order);
        new EpochSampler(64, 64, seed: 2).Batch(0, 0).ToArray().ShouldNotBe(order);
    }

    [Fact]
    public void The_first_place_is_given_to_all_pictures_alike()
    {
        const int Pictures = 8;
        const int Epochs = 8000;
        var counts = new int[Pictures];
        var sampler = new EpochSampler(Pictures, Pictures, seed: 7);
        for (var epoch = 0; epoch < Epochs; epoch++) counts[sampler.Batch(epoch, 0).Span[0]]++;

        // Chi squared with 7 degrees of freedom exceeds 24.3 in one of a thousand fair runs.
        counts.Sum(count => Math.Pow(count - Epochs / Pictures, 2) / (Epochs / Pictures)).ShouldBeLessThan(24.3);
    }
}

using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

public class TripletMinerTests
{
    // The angle of each picture's embedding in degrees: two people with four pictures, one with three.
    private static readonly double[] s_angles = [0, 10, 20, 75, 30, 80, 90, 100, 1, 2, 3];
    private readonly LabelledPictures _source = new(4, 4, 3);

    [Fact]
    public void Each_anchor_meets_its_farthest_positive_and_its_nearest_negative() =>
        new TripletMiner(_source, Options()).Mine(0, Embed, TestContext.Current.CancellationToken).Chunk(3).ShouldBe(
            [[0, 3, 4], [1, 3, 4], [2, 3, 4], [3, 0, 5], [4, 7, 2], [5, 4, 3], [6, 4, 3], [7, 4, 3]]);

    [Fact]
    public void Broken_pictures_do_not_take_part_when_skipped()
    {
        _source.Broken.Add(3);
        new TripletMiner(_source, Options()).Mine(0, Embed, TestContext.Current.CancellationToken).Chunk(3).ShouldBe(
            [[0, 2, 4], [1, 0, 4], [2, 0, 4], [4, 7, 2], [5, 4, 2], [6, 4, 2], [7, 4, 2]]);
        Should.Throw<BadDataException>(() => new TripletMiner(_source, Options(BrokenPicturePolicy.Stop)).Mine(0, Embed, default)).File.ShouldBe("0/3");
    }

    [Fact]
    public void A_sample_takes_whole_groups_others_in_each_epoch()
    {
        var source = new LabelledPictures(8, 8, 8, 8);
        int[] People(int epoch) => [.. new TripletMiner(source, Options(), samples: 17).Mine(epoch, Embed, default).Chunk(3).Select(triplet => source.PersonOf(triplet[0])).Order()];
        People(0).Length.ShouldBe(16);
        People(0).CountBy(person => person).ShouldAllBe(person => person.Value % 4 == 0);
        Enumerable.Range(0, 5).Select(People).Distinct(new SameOrder()).Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Too_few_pictures_per_person_are_an_error() =>
        Should.Throw<BadDataException>(() => new TripletMiner(new LabelledPictures(3, 9), Options())).Problem.ShouldContain("4 pictures");

    [Fact]
    public void Mined_triplets_stay_together_in_a_new_order_each_epoch()
    {
        int[] triplets = [.. Enumerable.Range(0, 24)];
        var source = new LabelledPictures(12, 12);
        var sampler = new TripletSampler(source, triplets, batchSize: 7, seed: 1);
        (sampler.BatchSize, sampler.Steps).ShouldBe((6, 4));
        int[] Epoch(int epoch) => [.. Enumerable.Range(0, 4).SelectMany(step => sampler.Batch(epoch, step).ToArray())];
        Epoch(0).Order().ShouldBe(triplets);
        Epoch(0).Chunk(3).ShouldAllBe(triplet => triplet[0] % 3 == 0 && triplet[1] == triplet[0] + 1 && triplet[2] == triplet[0] + 2);
        Epoch(1).ShouldNotBe(Epoch(0));
        Epoch(0).ShouldBe(Epoch(0));
        var draws = RandomDraws.OfEpoch(0, 0);
        for (var i = 0; i < 20; i++) source.PersonOf(sampler.Substitute(14, ref draws)).ShouldBe(1);
    }

    [Fact]
    public void Triplets_that_fill_no_batch_are_an_error() =>
        Should.Throw<ArgumentException>(() => new TripletSampler(new LabelledPictures(4, 4), [0, 1, 4], 6, 0)).Message.ShouldContain("1 triplets");

    private static LoaderOptions Options(BrokenPicturePolicy policy = BrokenPicturePolicy.Skip) => new(1, 1, new Augmentation(false, []), policy);

    // Pictures show their number in their first channel.
    private static float[] Embed(float[] planes, int count) => [.. planes.Chunk(3).Take(count).SelectMany(pixel =>
    {
        var (sine, cosine) = Math.SinCos(s_angles[(int)Math.Round(pixel[0] * 128 + 127.5) % s_angles.Length] * Math.PI / 180);
        return new[] { (float)(3 * cosine), (float)(3 * sine) };
    })];

    private sealed class SameOrder : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(int[] obj) => obj.Length;
    }
}

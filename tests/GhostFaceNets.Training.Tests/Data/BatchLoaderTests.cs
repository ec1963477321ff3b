using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Data;

public sealed class BatchLoaderTests : IDisposable
{
    private const int Side = 4;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(3, 5)]
    public void Batches_do_not_depend_on_the_threads(int threads, int prefetch)
    {
        var reference = Read(new Numbered(40), Options(threads: 2), 0, 3);
        Read(new Numbered(40), Options(threads: threads) with { Prefetch = prefetch }, 0, 3).ShouldBe(reference);
    }

    [Theory]
    [InlineData(AugmentationPolicy.None)]
    [InlineData(AugmentationPolicy.RandAugment)]
    [InlineData(AugmentationPolicy.AutoAugment)]
    public void Augmented_and_mixed_batches_do_not_depend_on_the_threads_either(AugmentationPolicy policy)
    {
        var recipe = new AugmentationRecipe { Level = policy is AugmentationPolicy.None ? 3 : 0, Policy = policy, Mask = 0.5, Mixup = 0.5 };
        var options = Options() with { Augmentation = RecipeAugmentation.Of(recipe) };
        var alone = Read(new Numbered(40), options with { Threads = 1 }, 0, 3);
        alone.ShouldNotBe(Read(new Numbered(40), Options(), 0, 3));
        Read(new Numbered(40), options with { Threads = 4, Prefetch = 1 }, 0, 3).ShouldBe(alone);
    }

    [Fact]
    public void Reading_can_begin_at_any_batch()
    {
        var all = Read(new Numbered(40), Options(), 0, 3);
        using var loader = new BatchLoader(new Numbered(40), new EpochSampler(40, 6, 1), Options(), (1, 4), 3);
        var batch = loader.Next(TestContext.Current.CancellationToken)!;
        (batch.Epoch, batch.Step).ShouldBe((1, 4));
        Describe(batch).ShouldBe(all[10]);
    }

    [Fact]
    public void After_the_last_epoch_there_is_no_batch()
    {
        using var loader = new BatchLoader(new Numbered(12), new EpochSampler(12, 6, 1), Options(), (0, 1), 1);
        loader.Next(TestContext.Current.CancellationToken).ShouldNotBeNull();
        loader.Next(TestContext.Current.CancellationToken).ShouldBeNull();
    }

    [Fact]
    public void Pixels_are_planes_of_value_less_127_and_a_half_over_128()
    {
        var planes = new float[3 * 2];
        FacePixels.Write(new Picture(2, 1, [0, 127, 255, 10, 20, 30]), mirrored: false, planes);
        planes.ShouldBe([-127.5f / 128, -117.5f / 128, -0.5f / 128, -107.5f / 128, 127.5f / 128, -97.5f / 128]);
    }

    [Fact]
    public void A_mirrored_picture_has_left_and_right_exchanged()
    {
        var (plain, mirrored) = (new float[12], new float[12]);
        var picture = new Picture(2, 2, [.. Enumerable.Range(0, 12).Select(value => (byte)value)]);
        FacePixels.Write(picture, false, plain);
        FacePixels.Write(picture, true, mirrored);
        mirrored.Chunk(2).Select(row => row.Reverse()).SelectMany(row => row).ShouldBe(plain);
    }

    [Fact]
    public void About_half_of_the_pictures_are_mirrored_and_others_in_the_next_epoch()
    {
        bool[] Mirrored(int epoch) => [.. Enumerable.Range(0, 1000).Select(index =>
        {
            var draws = RandomDraws.OfPicture(3, epoch, index);
            return new Augmentation(Flip: true, []).Mirrors(ref draws);
        })];
        Mirrored(0).Count(mirrored => mirrored).ShouldBeInRange(440, 560);
        Mirrored(0).Zip(Mirrored(1)).Count(pair => pair.First == pair.Second).ShouldBeInRange(440, 560);
    }

    [Fact]
    public void A_broken_picture_stops_the_run_and_is_named()
    {
        FaceFolder.Write(_folder.Path, 3, 4, Side);
        File.WriteAllText(_folder["p1", "2.png"], "no picture");
        Should.Throw<BadDataException>(() => Read(FolderSource.Open(_folder.Path), Options(), 0, 2)).File.ShouldEndWith(Path.Combine("p1", "2.png"));
    }

    [Fact]
    public void Skipped_pictures_are_listed_and_replaced_the_same_way_each_time()
    {
        FaceFolder.Write(_folder.Path, 3, 4, Side);
        File.WriteAllBytes(_folder["p0", "1.png"], []);
        File.WriteAllText(_folder["p1", "2.png"], "no picture");
        var source = FolderSource.Open(_folder.Path);
        var options = Options(BrokenPicturePolicy.Skip);
        using var loader = new BatchLoader(source, new EpochSampler(12, 6, 1), options, (0, 0), 1);
        while (loader.Next(TestContext.Current.CancellationToken) is { } batch) batch.Pixels.ShouldAllBe(value => value >= -1 && value <= 1);
        loader.Broken.Count.ShouldBe(2);
        loader.Broken[0].ShouldContain(Path.Combine("p0", "1.png"));
        loader.Broken[1].ShouldContain(Path.Combine("p1", "2.png"));
        Read(source, options, 0, 2).ShouldBe(Read(source, options with { Threads = 1 }, 0, 2));
    }

    [Fact]
    public void A_folder_of_broken_pictures_is_an_error_even_when_they_are_skipped()
    {
        FaceFolder.Write(_folder.Path, 2, 3, Side);
        foreach (var file in Directory.GetFiles(_folder.Path, "*.png", SearchOption.AllDirectories)) File.WriteAllBytes(file, []);
        Should.Throw<BadDataException>(() => Read(FolderSource.Open(_folder.Path), Options(BrokenPicturePolicy.Skip), 0, 1)).Problem.ShouldContain("in a row");
    }

    [Fact]
    public void A_picture_of_another_size_says_both_sizes()
    {
        FaceFolder.Write(_folder.Path, 2, 3, side: 5);
        Should.Throw<BadDataException>(() => Read(FolderSource.Open(_folder.Path), Options(), 0, 1)).Problem.ShouldContain("5 x 5 pixels, the network takes 4 x 4");
    }

    [Fact]
    public void A_sampler_that_fails_fails_who_asks_for_batches()
    {
        using var loader = new BatchLoader(new Numbered(40), new FailingSampler(), Options(), (0, 0), 1);
        Should.Throw<InvalidOperationException>(() => loader.Next(TestContext.Current.CancellationToken)).Message.ShouldBe("no batch");
    }

    [Fact]
    public void Waiting_ends_when_cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using var blocked = new ManualResetEventSlim();
        using var loader = new BatchLoader(new Numbered(12, blocked), new EpochSampler(12, 6, 1), Options(), (0, 0), 1);
        Should.Throw<OperationCanceledException>(() => loader.Next(cancellation.Token));
        blocked.Set();
    }

    private static LoaderOptions Options(BrokenPicturePolicy policy = BrokenPicturePolicy.Stop, int threads = 2) =>
        new(Side, Seed: 1, new Augmentation(Flip: true, []), policy, threads);

    private static List<string> Read(IFaceSource source, LoaderOptions options, int start, int epochs)
    {
        using var loader = new BatchLoader(source, new EpochSampler(source.Count, 6, 1), options, (0, start), epochs);
        var batches = new List<string>();
        while (loader.Next(TestContext.Current.CancellationToken) is { } batch) batches.Add(Describe(batch));
        return batches;
    }

    private static string Describe(FaceBatch batch) => string.Join(' ', [.. batch.Labels, .. batch.MixedLabels ?? []]) + "|" + string.Join(' ', batch.Pixels);

    /// <summary>Pictures that show their own number.</summary>
    private sealed class Numbered(int count, ManualResetEventSlim? gate = null) : IFaceSource
    {
        public string Name => "numbers";

        public IReadOnlyList<string> People => ["a", "b"];

        public int Count => count;

        public int PersonOf(int index) => index % 2;

        public string NameOf(int index) => $"{index}";

        public Picture Read(int index)
        {
            gate?.Wait();
            return new Picture(Side, Side, [.. Enumerable.Range(index, Side * Side * 3).Select(value => (byte)value)]);
        }
    }

    private sealed class FailingSampler : IBatchSampler
    {
        public int BatchSize => 6;

        public int Steps => 6;

        public ReadOnlyMemory<int> Batch(int epoch, int step) => throw new InvalidOperationException("no batch");

        public int Substitute(int index, ref RandomDraws draws) => index;
    }
}

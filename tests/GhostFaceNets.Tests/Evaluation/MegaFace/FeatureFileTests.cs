using System.Collections.Immutable;
using CsCheck;
using GhostFaceNets.Evaluation.MegaFace;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation.MegaFace;

public sealed class FeatureFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_cut_or_longer_is_bad_data_and_does_not_count_as_there()
    {
        FeatureFile.Write(_folder["whole"], [1, 2, 3]);
        FeatureFile.Exists(_folder["whole"], 3).ShouldBeTrue();
        FeatureFile.Exists(_folder["whole"], 4).ShouldBeFalse();
        var bytes = File.ReadAllBytes(_folder["whole"]);
        for (var length = 0; length <= bytes.Length + 1; length++)
        {
            if (length == bytes.Length) continue;
            File.WriteAllBytes(_folder["other"], [.. bytes.Append((byte)0).Take(length)]);
            Should.Throw<BadDataException>(() => FeatureFile.Read(_folder["other"])).File.ShouldBe(_folder["other"]);
            FeatureFile.Exists(_folder["other"], 3).ShouldBeFalse();
        }
    }

    [Fact]
    public void Changed_bytes_give_numbers_or_bad_data_and_nothing_else() =>
        Gen.Select(Gen.Int[0, 27], Gen.Byte).Array[1, 5].Sample(
            changes =>
            {
                FeatureFile.Write(_folder["changed"], [1, 2, 3]);
                var bytes = File.ReadAllBytes(_folder["changed"]);
                foreach (var (place, value) in changes) bytes[place] = value;
                File.WriteAllBytes(_folder["changed"], bytes);
                try
                {
                    FeatureFile.Read(_folder["changed"]).ShouldAllBe(number => float.IsFinite(number));
                }
                catch (BadDataException)
                {
                }
            },
            iter: 300, threads: 1);

    [Fact]
    public void Numbers_that_are_not_finite_and_files_that_are_absent_are_bad_data()
    {
        FeatureFile.Write(_folder["nan"], [1, float.NaN]);
        Should.Throw<BadDataException>(() => FeatureFile.Read(_folder["nan"])).Message.ShouldContain("number 1 is not finite");
        Should.Throw<BadDataException>(() => FeatureFile.Read(_folder["absent"])).Message.ShouldContain("absent");
        Should.Throw<BadDataException>(() => FeatureReading.All(new(_folder.Path, "algo"), ["a.png"], TestContext.Current.CancellationToken)).Message.ShouldContain("a.png_algo.bin");
    }

    [Fact]
    public void Embeddings_of_different_sizes_are_named()
    {
        var folder = new FeatureFolder(_folder.Path, "a");
        FeatureFile.Write(folder.PathOf("x/1.png"), [1, 2]);
        FeatureFile.Write(folder.PathOf("x/2.png"), [1, 2, 3]);
        Should.Throw<BadDataException>(() => FeatureReading.All(folder, ["x/1.png", "x/2.png"], TestContext.Current.CancellationToken)).Message.ShouldContain("3 numbers where the others have 2");
    }

    [Fact]
    public void Each_distractor_without_noise_goes_to_its_own_file_whoever_hears_how_many_are_done()
    {
        // More than are read at a time.
        string[] pictures = [.. Enumerable.Range(0, 4100).Select(i => $"0/0/{i}.jpg")];
        var (source, target) = (new FeatureFolder(_folder["raw"], "a"), new FeatureFolder(_folder["clean"], "a"));
        for (var i = 0; i < pictures.Length; i++) FeatureFile.Write(source.PathOf(pictures[i]), [i]);
        CleanFeatures.WriteDistractors(pictures, source, target, new(new HashSet<string>(), new HashSet<string> { pictures[4099] }), cancellation: TestContext.Current.CancellationToken);
        foreach (var i in new[] { 0, 3, 4095, 4096, 4099 }) FeatureFile.Read(target.PathOf(pictures[i])).ShouldBe([i, i == 4099 ? NoiseRemoval.Away : 0]);
    }

    [Fact]
    public void What_keeps_files_from_being_written_is_told_as_it_is()
    {
        var (source, blocked) = (new FeatureFolder(_folder["raw"], "a"), new FeatureFolder(_folder["file"], "a"));
        File.WriteAllText(blocked.Root, "no folder");
        foreach (var picture in (string[])["P/1.png", "P/2.png"])
        {
            FeatureFile.Write(source.PathOf(picture), [1, 2]);
            PictureFile.Write(_folder["pictures", picture], new(2, 2, new byte[12]));
        }

        var noises = new NoiseLists(new HashSet<string>(), new HashSet<string>());
        Should.Throw<IOException>(() => CleanFeatures.WriteFaceScrub(["P/1.png", "P/2.png"], source, blocked, noises, cancellation: TestContext.Current.CancellationToken));
        Should.Throw<IOException>(() => CleanFeatures.WriteDistractors(["P/1.png", "P/2.png"], source, blocked, noises, cancellation: TestContext.Current.CancellationToken));
        using var diverged = Embedder(float.NaN);
        Should.Throw<InvalidOperationException>(() => FeatureExtraction.Run(diverged, _folder["pictures"], ["P/1.png", "P/2.png"], new(_folder["new"], "a"), cancellation: TestContext.Current.CancellationToken))
            .Message.ShouldContain("diverged");
    }

    [Fact]
    public void People_with_one_picture_each_cannot_be_searched_for()
    {
        var layout = new MegaFaceLayout(_folder.Path);
        File.WriteAllText(layout.FaceScrubList, "A/1.png\nB/1.png\n");
        Should.Throw<BadDataException>(() => MegaFaceProbes.Read(layout, new(_folder.Path, "a"), cancellation: TestContext.Current.CancellationToken)).Message.ShouldContain("two pictures");
        DevkitLists.Write(Path.Combine(layout.TemplateLists, DevkitLists.ProbesName), ["A/1.png"], ["A"]);
        Should.Throw<BadDataException>(() => MegaFaceProbes.Read(layout, new(_folder.Path, "a"), cancellation: TestContext.Current.CancellationToken)).File.ShouldEndWith(DevkitLists.ProbesName);
    }

    [Theory]
    [InlineData("one.png", "line 1")]
    [InlineData("a/../b.png", "line 1")]
    [InlineData("x/a/1.png\n\ny/a/1.png\n", "line 3")]
    [InlineData("\n", "no picture")]
    public void Lists_with_names_that_are_none_are_bad_data(string text, string place)
    {
        File.WriteAllText(_folder["list"], text);
        Should.Throw<BadDataException>(() => PictureList.Read(_folder["list"], PictureList.FaceScrubParts)).Message.ShouldContain(place);
    }

    [Theory]
    [InlineData("[]", "no list 'path'")]
    [InlineData("{\"path\": [\"a/b.png\"]}", "no list 'id'")]
    [InlineData("{\"path\": [\"a/b.png\"], \"id\": []}", "1 paths and 0 ids")]
    [InlineData("{\"path\": [\"b.png\"], \"id\": [1]}", "path 0")]
    [InlineData("{\"path\": [7], \"id\": [1]}", "path 0")]
    [InlineData("{\"path\": [\"a/b\", \"c/a/b\"], \"id\": [1, 2]}", "again")]
    [InlineData("{\"path\": [", "no JSON")]
    public void Devkit_lists_that_are_none_are_bad_data(string text, string place)
    {
        File.WriteAllText(_folder["list.json"], text);
        Should.Throw<BadDataException>(() => DevkitLists.ReadProbes(_folder["list.json"])).Message.ShouldContain(place);
    }

    /// <summary>Embeds a face of 2 x 2 pixels as one number.</summary>
    private static Embedder Embedder(float weight)
    {
        Node[] nodes = [new InputNode("in", new(3, 2, 2)), new Flatten("flat", "in"), new Dense("out", "flat", 1)];
        var network = new Network("small", [.. nodes], ["out"], new Dictionary<string, FloatTensor> { ["out/kernel"] = new(new(1, 12), [.. Enumerable.Repeat(weight, 12)]) }.ToImmutableDictionary());
        return new(new FaceModel(network, ModelCard.Of(network)), new EngineBackend());
    }
}

using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Data;
using GhostFaceNets.Training.Runs;
using GhostFaceNets.Training.Tests.Runs;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Tests.Data;

[Collection(RunsCollection.Name)]
public sealed class NoisyPicturesTests : IDisposable
{
    private readonly SmallRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_kept_pictures_and_their_new_classes_are_the_golden_ones()
    {
        var golden = SharedFolder.GoldenJson("data_drop_top_k.json");
        var (inputs, expected, k) = (golden.GetProperty("inputs"), golden.GetProperty("expected"), golden.GetProperty("params").GetProperty("top_k").GetInt32());
        int[] classes = [.. inputs.GetProperty("image_classes").Labels().data<long>().Select(label => (int)label)];
        var centres = inputs.GetProperty("head_weights_D_by_units_topk").Tensor();
        var embeddings = inputs.GetProperty("embeddings").Tensor();
        var all = (embeddings / embeddings.norm(1, keepdim: true)).matmul(centres / centres.norm(0, keepdim: true));
        var cosines = classes.SelectMany((person, picture) => Enumerable.Range(0, k).Select(j => (float)all[picture, person * k + j].item<double>())).ToArray();
        var (kept, renumbered) = NoisyPictures.Keep(classes, cosines, k, golden.GetProperty("params").GetProperty("deg_thresh").GetDouble());
        kept.Order().ShouldBe(expected.GetProperty("kept_indices").EnumerateArray().Select(index => index.GetInt32()).Order());
        var names = inputs.GetProperty("image_names").EnumerateArray().Select(name => name.GetString()!).ToArray();
        kept.Select((picture, place) => (names[picture], renumbered[place])).ShouldBe(
            expected.GetProperty("kept_names").EnumerateArray().Select(name => name.GetString()!)
                .Zip(expected.GetProperty("new_classes").EnumerateArray().Select(label => label.GetInt32())),
            ignoreOrder: true);
    }

    [Fact]
    public void Cosines_of_broken_pictures_are_dropped_and_do_not_vote()
    {
        var (kept, classes) = NoisyPictures.Keep([0, 0, 1, 1], [float.NaN, float.NaN, 0.1f, 0.9f, 0.8f, 0.1f, float.NaN, float.NaN], 2, 75);
        (kept, classes).ShouldSatisfyAllConditions(() => kept.ShouldBe([1, 2]), () => classes.ShouldBe([0, 1]));
    }

    [Fact]
    public void What_a_sub_centre_run_keeps_is_the_data_of_the_next_run()
    {
        SmallRun.Train(_run.Recipe("evaluation=[]", "schedule.base=0.001", "stages=[{loss: arcface, epochs: 1, sub_centres: 3}]"), _run.Folder("first"));
        var centres = TrainedCentres.Read(_run.Folder("first").Path);
        (centres.SubCentres, centres.Classes).ShouldBe((3, 4));
        using var embedder = new Embedder(centres.Model, new TorchBackend());
        var source = FolderSource.Open(_run.Faces);
        var (cosines, broken) = NoisyPictures.Cosines(source, embedder, centres.Unit, 3, BrokenPicturePolicy.Stop, cancellation: TestContext.Current.CancellationToken);
        broken.ShouldBeEmpty();
        var (kept, classes) = NoisyPictures.Keep([.. Enumerable.Range(0, source.Count).Select(source.PersonOf)], cosines, 3, degrees: 180);
        kept.Count.ShouldBe(28);
        using var folder = new TemporaryFolder();
        var list = folder["kept.npz"];
        PictureListing.Write(list, source, kept, classes, TestContext.Current.CancellationToken);
        SmallRun.Train(_run.Recipe("evaluation=[]", $"data={{list: \"{list}\"}}", "stages=[{loss: arcface, epochs: 1}]"), _run.Folder("second")).Epochs.ShouldBe(1);
        PictureListing.Write(folder["copies"], source, [0, 8], [0, 1], TestContext.Current.CancellationToken);
        File.ReadAllBytes(folder["copies", "p1", "1.png"]).ShouldBe(File.ReadAllBytes(source.NameOf(8)));
    }

    [Fact]
    public void A_network_of_other_people_is_an_error()
    {
        SmallRun.Train(_run.Recipe("evaluation=[]", "stages=[{loss: arcface, epochs: 1}]"), _run.Folder("first"));
        var centres = TrainedCentres.Read(_run.Folder("first").Path);
        using var embedder = new Embedder(centres.Model, new TorchBackend());
        Directory.Delete(Path.Combine(_run.Faces, "p3"), recursive: true);
        Should.Throw<BadDataException>(() => NoisyPictures.Cosines(FolderSource.Open(_run.Faces), embedder, centres.Unit, 1, BrokenPicturePolicy.Stop))
            .Problem.ShouldContain("shows 3 people, the network was trained with 4");
    }
}

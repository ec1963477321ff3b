using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.OnnxRuntime;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

public sealed class DistillationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Embedder _teacher;

    public DistillationTests()
    {
        FaceFolder.Write(_folder["faces"], people: 2, images: 3);
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = 32 });
        _teacher = new Embedder(new FaceModel(network, ModelCard.Of(network)), new OnnxRuntimeBackend());
    }

    public void Dispose()
    {
        _teacher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_list_holds_every_picture_with_the_raw_embedding_of_the_unchanged_picture()
    {
        var source = FolderSource.Open(_folder["faces"]);
        var (list, broken) = Distillation.Embed(source, _teacher, BrokenPicturePolicy.Stop, cancellation: TestContext.Current.CancellationToken);
        broken.ShouldBeEmpty();
        list.Names.ShouldBe(Enumerable.Range(0, 6).Select(source.NameOf));
        list.Classes.ShouldBe([0, 0, 0, 1, 1, 1]);
        var expected = _teacher.Embed([.. list.Names.Select(PictureFile.Read)], cancellation: TestContext.Current.CancellationToken);
        list.Embeddings!.Values.ShouldBe(expected.Values);

        list.Write(_folder["teacher.npz"]);
        var taught = new TaughtSource(source, _folder["teacher.npz"]);
        taught.TeacherEmbeddings!.Values.ShouldBe(expected.Values);
        ListSource.Open(_folder["teacher.npz"]).TeacherEmbeddings!.Values.ShouldBe(expected.Values);
    }

    [Fact]
    public void The_released_model_gives_the_golden_embeddings()
    {
        using var teacher = new Embedder(ModelFile.Load(SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5")), new OnnxRuntimeBackend());
        var golden = SharedFolder.GoldenJson("embeddings_v1_w05_s2.json").GetProperty("crops").EnumerateArray().ToArray();
        foreach (var (i, crop) in golden.Index())
        {
            Directory.CreateDirectory(_folder["crops", $"{i / 4}"]);
            File.Copy(SharedFolder.Golden("crops", crop.GetProperty("file").GetString()!), _folder["crops", $"{i / 4}", $"{i}.png"]);
        }

        var (list, _) = Distillation.Embed(FolderSource.Open(_folder["crops"]), teacher, BrokenPicturePolicy.Stop, cancellation: TestContext.Current.CancellationToken);
        foreach (var (i, crop) in golden.Index())
        {
            EmbeddingTolerance.ShouldMatch([.. list.Embeddings![i].ToArray().Select(value => (double)value)], [.. Golden.Numbers(crop.GetProperty("embedding"))], list.Names[i]);
        }
    }

    [Fact]
    public void Broken_pictures_are_left_out_and_listed_when_skipped()
    {
        File.WriteAllText(_folder["faces", "p0", "1.png"], "no picture");
        PictureFile.WritePng(_folder["faces", "p1", "0.png"], new Picture(5, 5, new byte[75]));
        var source = FolderSource.Open(_folder["faces"]);
        var (list, broken) = Distillation.Embed(source, _teacher, BrokenPicturePolicy.Skip, cancellation: TestContext.Current.CancellationToken);
        list.Names.Select(Path.GetFileName).ShouldBe(["0.png", "2.png", "1.png", "2.png"]);
        list.Embeddings![3].ToArray().ShouldBe(_teacher.Embed([PictureFile.Read(_folder["faces", "p1", "2.png"])], cancellation: TestContext.Current.CancellationToken).Values);
        broken.Count.ShouldBe(2);
        broken[1].ShouldContain("5 x 5 pixels, the network takes 32 x 32");
    }

    [Fact]
    public void A_broken_picture_stops_and_is_named_otherwise()
    {
        File.WriteAllText(_folder["faces", "p0", "1.png"], "no picture");
        Should.Throw<BadDataException>(() => Distillation.Embed(FolderSource.Open(_folder["faces"]), _teacher, BrokenPicturePolicy.Stop))
            .File.ShouldEndWith(Path.Combine("p0", "1.png"));
    }

    [Fact]
    public void A_teacher_of_another_input_size_says_both_sizes()
    {
        foreach (var file in Directory.GetFiles(_folder["faces"], "*.png", SearchOption.AllDirectories)) PictureFile.WritePng(file, new Picture(5, 5, new byte[75]));
        Should.Throw<BadDataException>(() => Distillation.Embed(FolderSource.Open(_folder["faces"]), _teacher, BrokenPicturePolicy.Skip))
            .Problem.ShouldContain("5 x 5 pixels, the network takes 32 x 32");
    }
}

using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

public sealed class ListSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_names_pictures_people_and_embeddings()
    {
        new FaceList(["b/1.png", "a/1.png", "b/2.png"], [10, 2, 10], new Embeddings(3, 2, [1, 2, 3, 4, 5, 6])).Write(_folder["list.npz"]);
        WritePicture("b", "2.png", 77);
        var source = ListSource.Open(_folder["list.npz"], _folder.Path);
        source.People.ShouldBe(["2", "10"]);
        Enumerable.Range(0, 3).Select(source.PersonOf).ShouldBe([1, 0, 1]);
        source.Read(2).Pixels[0].ShouldBe((byte)77);
        source.TeacherEmbeddings![1].ToArray().ShouldBe([3f, 4f]);
        source.Files.ShouldHaveSingleItem().Name.ShouldBe("list.npz");
    }

    [Fact]
    public void People_with_too_few_pictures_take_their_embeddings_along()
    {
        new FaceList(["1", "2", "3", "4", "5"], [4, 3, 4, 7, 7], new Embeddings(5, 1, [1, 2, 3, 4, 5])).Write(_folder["list.npz"]);
        var source = ListSource.Open(_folder["list.npz"], imagesPerPerson: 2);
        source.People.ShouldBe(["4", "7"]);
        Enumerable.Range(0, source.Count).Select(source.NameOf).ShouldBe(["1", "3", "4", "5"]);
        source.TeacherEmbeddings!.Values.ShouldBe([1f, 3f, 4f, 5f]);
    }

    [Fact]
    public void A_list_without_embeddings_has_none()
    {
        new FaceList(["1", "2"], [0, 1]).Write(_folder["list.npz"]);
        ListSource.Open(_folder["list.npz"]).TeacherEmbeddings.ShouldBeNull();
    }

    [Fact]
    public void Other_widths_of_classes_and_embeddings_are_read_too()
    {
        WriteArrays(("image_names", NumpyArray.Of([2], ["1", "2"])), ("image_classes", NumpyArray.Of([2], [0L, 1])), ("embeddings", NumpyArray.Of([2, 1], [(Half)0.5, (Half)(-2)])));
        ListSource.Open(_folder["list.npz"]).TeacherEmbeddings!.Values.ShouldBe([0.5f, -2f]);
        WriteArrays(("image_names", NumpyArray.Of([2], ["1", "2"])), ("image_classes", NumpyArray.Of([2], [0, 1])), ("embeddings", NumpyArray.Of([2, 1], [0.5, 2.0])));
        ListSource.Open(_folder["list.npz"]).TeacherEmbeddings!.Values.ShouldBe([0.5f, 2f]);
    }

    [Fact]
    public void What_is_wrong_with_a_list_is_said()
    {
        var names = NumpyArray.Of([2], ["1", "2"]);
        Problem(("image_classes", NumpyArray.Of([2], [0, 1]))).ShouldBe("holds no array 'image_names'.");
        Problem(("image_names", names)).ShouldBe("holds no array 'image_classes'.");
        Problem(("image_names", names), ("image_classes", NumpyArray.Of([3], [0, 1, 2]))).ShouldBe("holds 2 names and 3 classes.");
        Problem(("image_names", names), ("image_classes", NumpyArray.Of([2], [0, -1]))).ShouldContain("picture 1 has class -1");
        Problem(("image_names", names), ("image_classes", NumpyArray.Of([2], [0L, 1L << 40]))).ShouldContain("1099511627776, which is no class");
        Problem(("image_names", names), ("image_classes", NumpyArray.Of([2], [0f, 1]))).ShouldContain("no whole numbers");
        Problem(("image_names", NumpyArray.Of([2], [1, 2])), ("image_classes", NumpyArray.Of([2], [0, 1]))).ShouldContain("no strings");
        Problem(("image_names", names), ("image_classes", NumpyArray.Of([2], [0, 1])), ("embeddings", NumpyArray.Of([1, 2], [0f, 1]))).ShouldContain("shape (1, 2) for 2 pictures");
        Problem(("image_names", names), ("image_classes", NumpyArray.Of([2], [0, 0]))).ShouldContain("holds 1 people");
        Should.Throw<BadDataException>(() => ListSource.Open(_folder["none.npz"])).File.ShouldEndWith("none.npz");
    }

    [Theory]
    [InlineData(BrokenPicturePolicy.Stop)]
    [InlineData(BrokenPicturePolicy.Skip)]
    public void An_absent_picture_is_a_broken_one(BrokenPicturePolicy policy)
    {
        foreach (var name in new[] { "0", "1", "2", "3" }) WritePicture("a", $"{name}.png", 1);
        new FaceList(["a/0.png", "a/1.png", "a/2.png", "a/gone.png"], [0, 0, 1, 1]).Write(_folder["list.npz"]);
        var source = ListSource.Open(_folder["list.npz"], _folder.Path);
        using var loader = new BatchLoader(source, new EpochSampler(4, 4, 0), new LoaderOptions(2, 0, new Augmentation(false, []), policy), (0, 0), 1);
        if (policy is BrokenPicturePolicy.Stop)
        {
            Should.Throw<BadDataException>(() => loader.Next(TestContext.Current.CancellationToken)).File.ShouldEndWith("gone.png");
            return;
        }

        loader.Next(TestContext.Current.CancellationToken).ShouldNotBeNull();
        loader.Broken.ShouldHaveSingleItem().ShouldContain("gone.png");
    }

    [Fact]
    public void Embeddings_stand_beside_their_pictures_in_a_batch()
    {
        var source = new LabelledPictures(5, 5);
        int[] order = [3, 9, 0, 1, 2, 8, 4, 5, 6, 7];
        new FaceList([.. order.Select(i => "elsewhere/" + source.NameOf(i))], [.. order.Select(source.PersonOf)], new Embeddings(10, 2, [.. order.SelectMany(i => new float[] { i, -i })]))
            .Write(_folder["teacher.npz"]);
        using var loader = new BatchLoader(
            new TaughtSource(source, _folder["teacher.npz"]), new EpochSampler(10, 5, 3), new LoaderOptions(1, 3, new Augmentation(false, [])), (0, 0), 2);
        while (loader.Next(TestContext.Current.CancellationToken) is { } batch)
        {
            for (var i = 0; i < 5; i++)
            {
                // Pictures show their number in red.
                var number = (int)Math.Round(batch.Pixels[3 * i] * 128 + 127.5);
                batch.TeacherEmbeddings!.Skip(2 * i).Take(2).ShouldBe([number, -number]);
            }
        }
    }

    [Fact]
    public void A_picture_that_the_teacher_never_saw_counts_as_broken()
    {
        var source = new LabelledPictures(1, 1);
        new FaceList([source.NameOf(0)], [0], new Embeddings(1, 1, [1])).Write(_folder["teacher.npz"]);
        var taught = new TaughtSource(source, _folder["teacher.npz"]);
        taught.Read(0).ShouldNotBeNull();
        Should.Throw<BadDataException>(() => taught.Read(1)).Problem.ShouldContain("teacher.npz");
    }

    [Fact]
    public void Embeddings_of_other_pictures_are_refused()
    {
        new FaceList(["x/y.png"], [0], new Embeddings(1, 1, [1])).Write(_folder["teacher.npz"]);
        Should.Throw<BadDataException>(() => new TaughtSource(new LabelledPictures(1, 1), _folder["teacher.npz"])).Problem.ShouldContain("such as '0/0'");
        new FaceList(["0/0"], [0]).Write(_folder["teacher.npz"]);
        Should.Throw<BadDataException>(() => new TaughtSource(new LabelledPictures(1, 1), _folder["teacher.npz"])).Problem.ShouldContain("'embeddings'");
        new FaceList(["0/0", "z/0/0"], [0, 0], new Embeddings(2, 1, [1, 2])).Write(_folder["teacher.npz"]);
        Should.Throw<BadDataException>(() => new TaughtSource(new LabelledPictures(1, 1), _folder["teacher.npz"])).Problem.ShouldContain("'0/0' twice");
    }

    private string Problem(params (string Name, NumpyArray Array)[] arrays)
    {
        WriteArrays(arrays);
        return Should.Throw<BadDataException>(() => ListSource.Open(_folder["list.npz"])).Problem;
    }

    private void WriteArrays(params (string Name, NumpyArray Array)[] arrays) =>
        NpzFile.Write(_folder["list.npz"], arrays.Select(array => KeyValuePair.Create(array.Name, array.Array)));

    private void WritePicture(string person, string name, byte grey) =>
        PictureFile.WritePng(_folder[person, name], new Picture(2, 2, [.. Enumerable.Repeat(grey, 12)]));
}

using System.Runtime.Versioning;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Data;

namespace GhostFaceNets.Training.Tests.Data;

public sealed class FolderSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void People_are_numbered_in_ordinal_order_of_their_folders()
    {
        foreach (var name in new[] { "2", "10", "1", "b", "B" }) Touch(name, "a.jpg");
        FolderSource.Open(_folder.Path).People.ShouldBe(["1", "10", "2", "B", "b"]);
    }

    [Fact]
    public void Files_beside_the_person_folders_and_deeper_ones_are_no_faces()
    {
        Touch("a", "1.jpg");
        Touch("b", "1.PNG");
        Touch("b", "notes.txt");
        Touch(Path.Combine("b", "deeper"), "1.jpg");
        File.WriteAllBytes(_folder["stray.jpg"], []);
        var source = FolderSource.Open(_folder.Path);
        source.People.ShouldBe(["a", "b"]);
        source.Count.ShouldBe(2);
    }

    [Fact]
    public void People_with_too_few_pictures_are_left_out_and_the_rest_renumbered()
    {
        Touch("a", "1.jpg");
        foreach (var person in new[] { "b", "c" })
        {
            Touch(person, "1.jpg");
            Touch(person, "2.jpg");
        }

        var source = FolderSource.Open(_folder.Path, imagesPerPerson: 2);
        source.People.ShouldBe(["b", "c"]);
        Enumerable.Range(0, source.Count).Select(source.PersonOf).ShouldBe([0, 0, 1, 1]);
    }

    [Fact]
    public void An_absent_folder_is_named() =>
        Should.Throw<BadDataException>(() => FolderSource.Open(_folder["nowhere"])).Message.ShouldContain("nowhere");

    [Fact]
    public void An_empty_folder_is_an_error() =>
        Should.Throw<BadDataException>(() => FolderSource.Open(_folder.Path)).Problem.ShouldContain("no person folder");

    [Fact]
    public void One_person_is_an_error_that_names_the_person()
    {
        Touch("alone", "1.jpg");
        Should.Throw<BadDataException>(() => FolderSource.Open(_folder.Path)).Problem.ShouldContain("'alone'");
    }

    [Fact]
    public void Asking_for_more_pictures_than_anyone_has_names_the_key()
    {
        Touch("a", "1.jpg");
        Should.Throw<BadDataException>(() => FolderSource.Open(_folder.Path, 4)).Problem.ShouldContain("data.images_per_person");
    }

    [Fact]
    public void A_changed_folder_is_described()
    {
        foreach (var person in new[] { "a", "b" })
        {
            Touch(person, "1.jpg");
            Touch(person, "2.jpg");
        }

        FolderList.Write(_folder["list"], FolderSource.Open(_folder.Path).Files);
        var before = FolderList.Read(_folder["list"]);
        FolderList.Difference(before, FolderSource.Open(_folder.Path).Files).ShouldBeNull();

        File.Delete(_folder["a", "2.jpg"]);
        File.WriteAllBytes(_folder["b", "1.jpg"], [1]);
        Touch("c", "1.jpg");
        FolderList.Difference(before, FolderSource.Open(_folder.Path).Files)
            .ShouldBe("1 added (first c/1.jpg), 1 changed (first b/1.jpg), 1 removed (first a/2.jpg)");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_person_folder_that_may_not_be_read_is_an_error_and_not_left_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Everything may be read here.");
        foreach (var person in new[] { "a", "b", "c" }) Touch(person, "1.jpg");
        File.SetUnixFileMode(_folder["b"], UnixFileMode.None);
        try
        {
            Should.Throw<BadDataException>(() => FolderSource.Open(_folder.Path)).Problem.ShouldContain(_folder["b"]);
        }
        finally
        {
            File.SetUnixFileMode(_folder["b"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Two_files_of_one_name_are_compared_both()
    {
        FolderFile File(long size) => new("", "list.npz", size, DateTime.UnixEpoch);
        FolderList.Difference([File(1), File(2)], [File(1), File(2)]).ShouldBeNull();
        FolderList.Difference([File(1), File(2)], [File(1), File(3)]).ShouldBe("1 changed (first /list.npz)");
    }

    [Theory]
    [InlineData("a\tb", "1.jpg")]
    [InlineData("a", "1\n.jpg")]
    public void A_name_that_no_list_can_hold_is_an_error_at_once(string person, string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No file is called so.");
        Touch(person, file);
        Touch("c", "1.jpg");
        Should.Throw<BadDataException>(() => FolderSource.Open(_folder.Path)).Problem.ShouldContain("tab or line break");
    }

    [Fact]
    public void A_list_that_is_no_list_is_refused()
    {
        File.WriteAllText(_folder["list"], "a\tb\tc\td\n");
        Should.Throw<BadDataException>(() => FolderList.Read(_folder["list"])).Problem.ShouldContain("gzip");
    }

    private void Touch(string person, string file)
    {
        Directory.CreateDirectory(_folder[person]);
        File.WriteAllBytes(_folder[person, file], []);
    }
}

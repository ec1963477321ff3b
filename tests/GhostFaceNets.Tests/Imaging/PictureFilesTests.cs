using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Imaging;

public class PictureFilesTests
{
    [Fact]
    public void Pictures_come_in_ordinal_order_from_all_folders_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        // The last is what macOS puts beside a picture on foreign disks and into archives.
        foreach (var name in new[] { "b/2.jpg", "b/10.JPG", "a.png", "Z/x.webp", "b/notes.txt", "c.jpeg", "d.bmp", "._a.png" }) Touch(folder[name]);
        PictureFiles.In(folder.Path).Select(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/'))
            .ShouldBe(["Z/x.webp", "a.png", "b/10.JPG", "b/2.jpg", "c.jpeg", "d.bmp"]);
    }

    [Fact]
    public void Links_are_followed_but_not_round_in_circles()
    {
        using var folder = new TemporaryFolder();
        Touch(folder["elsewhere/face.jpg"]);
        Touch(folder["set/own.jpg"]);
        Directory.CreateSymbolicLink(folder["set/linked"], folder["elsewhere"]);
        Directory.CreateSymbolicLink(folder["elsewhere/back"], "../set");
        Directory.CreateSymbolicLink(folder["set/self"], ".");
        PictureFiles.In(folder["set"]).ShouldBe([folder["set", "linked", "face.jpg"], folder["set", "own.jpg"]]);
    }

    [Fact]
    public void A_folder_that_is_absent_is_an_error() =>
        Should.Throw<DirectoryNotFoundException>(() => PictureFiles.In("no-such-folder")).Message.ShouldContain("no-such-folder");

    private static void Touch(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, []);
    }
}

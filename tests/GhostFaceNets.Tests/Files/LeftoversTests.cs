using GhostFaceNets.Files;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Files;

public class LeftoversTests
{
    /// <summary>Above the largest number that a process of Linux can have.</summary>
    private const int Nobody = (1 << 22) + 1;

    [Fact]
    public void What_a_killed_process_left_is_removed_by_the_next_one_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string[] dead = [folder[$"m.onnx.{Nobody}-4.partial"], folder[$"set.{Nobody}-17.partial", "a.jpg"]];
        string[] others =
        [
            folder[$"m.onnx.{Environment.ProcessId}-4.partial"], folder["m.onnx.partial"], folder["m.onnx.old.partial"], folder[$"other.onnx.{Nobody}-4.partial"],
            folder[$"m.onnx.{Nobody}-4"], folder["set.partial", "a.jpg"],
        ];
        foreach (var file in dead.Concat(others)) AtomicFile.WriteText(file, "text");
        AtomicFile.EnsureWritable(folder["m.onnx"]);
        AtomicFolder.Write(folder["set"], aside => File.WriteAllText(Path.Combine(aside, "b.jpg"), "text"));
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBe([.. others, folder["set", "b.jpg"]], ignoreOrder: true);
        Directory.Exists(folder[$"set.{Nobody}-17.partial"]).ShouldBeFalse();
    }

    [Fact]
    public void Before_files_are_written_to_a_folder_what_the_dead_left_in_it_and_below_is_removed()
    {
        using var folder = new TemporaryFolder();
        string[] others = [folder["set", "a.jpg"], folder["set", "1", $"a.jpg.{Environment.ProcessId}-4.partial"], folder["set", "2", "a.jpg.partial"], folder[$"b.jpg.{Nobody}-4.partial"]];
        foreach (var file in others.Append(folder["set", "1", $"a.jpg.{Nobody}-4.partial"]).Append(folder["set", $"x.{Nobody}-4.partial", $"a.{Nobody}-4.partial"])) AtomicFile.WriteText(file, "text");
        AtomicFolder.EnsureWritable(folder["set"]);
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBe(others, ignoreOrder: true);
        AtomicFile.WriteText(folder["file"], "");
        Should.Throw<IOException>(() => AtomicFolder.EnsureWritable(folder["file", "below"])).Message.ShouldStartWith(folder["file", "below"]);
    }

    [Fact]
    public void What_a_killed_process_of_the_same_number_left_does_not_come_into_a_folder()
    {
        // In a container each run is the same process and thread.
        using var folder = new TemporaryFolder();
        void Leave() => AtomicFile.WriteText(Path.Combine(Leftovers.Aside(folder["set"]), "old.jpg"), "text");
        Leave();
        AtomicFolder.Write(folder["set"], aside => File.WriteAllText(Path.Combine(aside, "new.jpg"), "text"));
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBe([folder["set", "new.jpg"]]);
        Leave();
        AtomicFolder.Delete(folder["set"]);
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_is_removed_with_what_an_interrupted_removal_left()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder["parts", "0.npz"], "text");
        AtomicFile.WriteText(folder[$"parts.{Nobody}-4.partial", "0.npz"], "text");
        AtomicFolder.Delete(folder["parts"]);
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}

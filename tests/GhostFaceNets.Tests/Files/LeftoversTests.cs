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
}

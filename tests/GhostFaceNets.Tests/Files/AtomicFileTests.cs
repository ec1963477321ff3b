using System.Diagnostics;
using GhostFaceNets.Files;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Files;

public class AtomicFileTests
{
    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder["file"], "old");
        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(folder["file"], stream =>
        {
            stream.Write("new, but not all"u8);
            throw new InvalidOperationException();
        }));
        File.ReadAllText(folder["file"]).ShouldBe("old");
        Directory.GetFiles(folder.Path).ShouldBe([folder["file"]]);
    }

    [Fact]
    public void A_full_disk_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        using var disk = SmallDisk.Mount(folder["disk"]);
        AtomicFile.WriteText(folder["disk", "file"], "old");
        Should.Throw<IOException>(() => AtomicFile.Write(folder["disk", "file"], stream =>
        {
            var block = new byte[1 << 16];
            for (var i = 0; i < 64; i++) stream.Write(block);
        }));
        File.ReadAllText(folder["disk", "file"]).ShouldBe("old");
        Directory.GetFiles(folder["disk"]).ShouldBe([folder["disk", "file"]]);
    }

    [Fact]
    public void A_folder_that_takes_no_files_is_known_before_the_work()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "");
        Should.Throw<IOException>(() => AtomicFile.EnsureWritable(folder["file", "below", "a.npy"])).Message.ShouldStartWith(folder["file", "below", "a.npy"]);
        AtomicFile.EnsureWritable(folder["new", "a.npy"]);
        Directory.GetFiles(folder["new"]).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_of_the_files_name_is_known_before_the_work()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a.json"]);
        Should.Throw<IOException>(() => AtomicFile.EnsureWritable(folder["a.json"])).Message.ShouldBe($"{folder["a.json"]}: it cannot be written: it is a folder, a file was expected");
    }

    [Fact]
    public void A_pipe_among_the_devices_is_written_to_and_not_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "names of open pipes are Linux'");
        using var read = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In);
        var pipe = $"/proc/self/fd/{read.ClientSafePipeHandle.DangerousGetHandle()}";
        AtomicFile.EnsureWritable(pipe);
        AtomicFile.WriteText(pipe, "new");
        read.DisposeLocalCopyOfClientHandle();
        new StreamReader(read).ReadToEnd().ShouldBe("new");
    }

    [Fact]
    public void Nothing_takes_the_place_of_a_device()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "devices are files of Unix");
        AtomicFile.EnsureWritable("/dev/null");
        AtomicFile.WriteText("/dev/null", "new");
        File.ReadAllText("/dev/null").ShouldBeEmpty();
        Should.Throw<IOException>(() => AtomicFile.WriteText("/dev/full", "new"));
        Should.Throw<IOException>(() => AtomicFile.EnsureWritable("/dev/absent.json")).Message.ShouldBe("/dev/absent.json: it cannot be written: there is no such device");
        Should.Throw<IOException>(() => AtomicFile.WriteText("/dev/absent.json", "new"));
        File.Exists("/dev/absent.json").ShouldBeFalse();
    }

    /// <summary>A file system of one megabyte, where the test may mount one.</summary>
    private sealed class SmallDisk(string path) : IDisposable
    {
        public static SmallDisk Mount(string path)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs Linux and the right to mount a small file system");
            Directory.CreateDirectory(path);
            Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path) == 0, "a small file system cannot be mounted here");
            return new SmallDisk(path);
        }

        public void Dispose() => Run("umount", path);

        private static int Run(string program, params string[] arguments)
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}

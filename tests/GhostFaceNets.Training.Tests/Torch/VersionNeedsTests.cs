using System.Diagnostics;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Tests.Torch;

public class VersionNeedsTests
{
    private const string Version = "GLIBCXX_3.4.32";

    private static string Library => Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");

    [Fact]
    public void Only_the_flag_of_the_one_version_changes()
    {
        Assert.SkipUnless(File.Exists(Library), $"needs {Library}, which this platform has not");
        var before = File.ReadAllBytes(Library);
        var after = (byte[])before.Clone();
        VersionNeeds.MakeWeak(after, Version).ShouldBeTrue();
        var changed = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i]).ToArray();
        changed.ShouldHaveSingleItem();
        (before[changed[0]], after[changed[0]]).ShouldBe(((byte)0, (byte)2));
    }

    /// <summary>binutils prints the flags: <c>Name: GLIBCXX_3.4.32 Flags: WEAK</c>.</summary>
    [Fact]
    public void An_independent_program_reads_the_flag_as_weak()
    {
        Assert.SkipUnless(File.Exists(Library) && File.Exists("/usr/bin/readelf"), "needs the library and readelf");
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(Library);
        VersionNeeds.MakeWeak(bytes, Version);
        File.WriteAllBytes(folder["patched.so"], bytes);
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/readelf", ["-V", "-W", folder["patched.so"]]) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n').Where(line => line.Contains("Flags:", StringComparison.Ordinal)).ToArray();
        lines.Where(line => line.Contains("WEAK", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain(Version);
    }

    [Fact]
    public void A_version_that_is_not_asked_for_is_not_found()
    {
        Assert.SkipUnless(File.Exists(Library), $"needs {Library}, which this platform has not");
        VersionNeeds.MakeWeak(File.ReadAllBytes(Library), "GLIBCXX_9.9").ShouldBeFalse();
    }

    [Fact]
    public void What_is_no_library_or_cut_off_is_refused()
    {
        Should.Throw<InvalidDataException>(() => VersionNeeds.MakeWeak(new byte[10], Version));
        Should.Throw<InvalidDataException>(() => VersionNeeds.MakeWeak(new byte[1000], Version));
        Assert.SkipUnless(File.Exists(Library), $"needs {Library}, which this platform has not");
        var bytes = File.ReadAllBytes(Library);
        foreach (var length in (int[])[64, 1000, bytes.Length / 2, bytes.Length - 100])
        {
            Should.Throw<InvalidDataException>(() => VersionNeeds.MakeWeak(bytes.AsSpan(0, length), Version), $"{length} bytes");
        }
    }
}

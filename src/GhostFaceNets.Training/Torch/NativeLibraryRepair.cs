using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using GhostFaceNets.Files;

namespace GhostFaceNets.Training.Torch;

/// <summary>Loads TorchSharp's native library on systems whose C++ library is older than the one it was built with
/// (Debian 12, Ubuntu 22.04): only a start-up marker symbol carries the version that they lack, so a private copy in
/// the user's cache folder asks for it weakly.</summary>
[UnsupportedOSPlatform("windows")]
internal static class NativeLibraryRepair
{
    /// <summary>The library that TorchSharp imports.</summary>
    public const string Library = "libLibTorchSharp.so";

    private const string Version = "GLIBCXX_3.4.32";

    /// <summary>Loads the library as it is or, if it refuses because of the C++ library's version, a repaired copy.</summary>
    /// <returns>What was done, for the log; null where the plain library loads.</returns>
    /// <exception cref="DllNotFoundException">The plain library does not load and the repair does not apply.</exception>
    public static string? Load(string library)
    {
        try
        {
            NativeLibrary.Load(library);
            return null;
        }
        catch (DllNotFoundException error)
        {
            var bytes = File.ReadAllBytes(library);
            if (!error.Message.Contains(Version, StringComparison.Ordinal) || !VersionNeeds.MakeWeak(bytes, Version)) throw;
            var folder = Path.GetDirectoryName(library)!;
            var copy = Place(bytes, folder);
            NativeLibrary.Load(copy);
            return $"this system's C++ library lacks {Version}: loaded the repaired copy {copy}";
        }
    }

    /// <summary>Puts the repaired library into a folder of its own, with links to the libraries that it finds beside
    /// itself. Processes that start at once write the same bytes under the same names.</summary>
    private static string Place(byte[] bytes, string origin)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(bytes), .. Encoding.UTF8.GetBytes(origin)]))[..24];
        var folder = Path.Combine(CacheFolder(), key);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var sibling in Directory.EnumerateFiles(origin, "*.so*"))
        {
            if (Path.GetFileName(sibling) != Library) Link(Path.Combine(folder, Path.GetFileName(sibling)), sibling);
        }

        var copy = Path.Combine(folder, Library);
        if (!File.Exists(copy) || !File.ReadAllBytes(copy).AsSpan().SequenceEqual(bytes))
        {
            AtomicFile.Write(copy, stream => stream.Write(bytes));
        }

        return copy;
    }

    private static void Link(string link, string target)
    {
        try
        {
            File.CreateSymbolicLink(link, target);
        }
        catch (IOException) when (new FileInfo(link).LinkTarget == target)
        {
            // Another start made it.
        }
    }

    private static string CacheFolder()
    {
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(caches))
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            // Without a home there is no folder that only this user can write to but a fresh one.
            if (home.Length == 0) return Directory.CreateTempSubdirectory("ghostfacenets-").FullName;
            caches = Path.Combine(home, ".cache");
        }

        return Path.Combine(caches, "ghostfacenets", "torch");
    }
}

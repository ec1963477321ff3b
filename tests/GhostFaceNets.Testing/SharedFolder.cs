using System.Text.Json;

namespace GhostFaceNets.Testing;

/// <summary>Finds the folder of golden numbers and real data, and skips a test with a clear line where it is absent.
/// <c>GHOSTFACE_GOLDEN</c> names the golden folder; <c>../shared/golden</c> beside the checkout when unset.</summary>
public static class SharedFolder
{
    /// <summary>The checkout's root: the folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static string Shared => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>A file or folder below the golden folder; the test is skipped if it is not there.</summary>
    public static string Golden(params string[] parts) =>
        Present(Path.Combine([Environment.GetEnvironmentVariable("GHOSTFACE_GOLDEN") ?? Path.Combine(Shared, "golden"), .. parts]));

    /// <summary>A file or folder below the shared data; the test is skipped if it is not there.</summary>
    public static string Data(params string[] parts) => Present(Path.Combine([Shared, "data", .. parts]));

    /// <summary>A golden JSON file.</summary>
    public static JsonElement GoldenJson(params string[] parts) =>
        JsonDocument.Parse(File.ReadAllBytes(Golden(parts))).RootElement.Clone();

    private static string Present(string path)
    {
        Assert.SkipUnless(Path.Exists(path), $"needs {path}, which is absent");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GhostFaceNets.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must lie below the folder of GhostFaceNets.slnx.");
    }
}

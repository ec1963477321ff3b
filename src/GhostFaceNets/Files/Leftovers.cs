using System.Diagnostics;
using System.Globalization;

namespace GhostFaceNets.Files;

/// <summary>What <see cref="AtomicFile"/> and <see cref="AtomicFolder"/> had begun to write when their process was killed.</summary>
internal static class Leftovers
{
    private const string Ending = ".partial";

    /// <summary>The name under which this thread writes something until it is complete.</summary>
    public static string Aside(string target) => $"{target}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}{Ending}";

    /// <summary>The name of an empty file by which this thread sees whether it may write; no other one's, and known as left when it stays.</summary>
    public static string Probe(string target) => $"{target}.{Environment.ProcessId}-0{Environment.CurrentManagedThreadId}{Ending}";

    /// <summary>Removes what processes that no longer run left of one file or folder. What cannot be removed stays: it harms nobody.</summary>
    /// <param name="target">The full path of the file or folder, without a separator at its end.</param>
    public static void Remove(string target)
    {
        if (Path.GetDirectoryName(target) is { } folder) Remove(folder, Path.GetFileName(target), SearchOption.TopDirectoryOnly);
    }

    /// <summary>Removes what processes that no longer run left of any file in a folder and below.</summary>
    public static void RemoveBelow(string folder) => Remove(folder, null, SearchOption.AllDirectories);

    private static void Remove(string folder, string? wanted, SearchOption depth)
    {
        try
        {
            foreach (var path in Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder, "*" + Ending, depth) : [])
            {
                var name = Path.GetFileName(path)[..^Ending.Length];
                var dot = name.LastIndexOf('.');
                if (dot < 0 || !Path.Exists(path) || (wanted is not null && wanted != name[..dot]) || !IsOfTheDead(name[(dot + 1)..])) continue;
                if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
                else File.Delete(path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Whether the end of a name is a process and a thread, and the process is gone.</summary>
    private static bool IsOfTheDead(string end)
    {
        string[] numbers = end.Split('-');
        if (numbers.Length != 2 || !int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process) || !int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)) return false;
        try
        {
            Process.GetProcessById(process).Dispose();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}

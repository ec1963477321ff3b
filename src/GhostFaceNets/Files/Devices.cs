namespace GhostFaceNets.Files;

/// <summary>What has a name among Unix' devices and is no file: <c>/dev/stdout</c>, <c>/dev/null</c>, the pipe <c>/dev/fd/63</c> of a shell's
/// <c>>(...)</c>. Renamed over by root, a file would take the place of the device for all programs.</summary>
internal static class Devices
{
    /// <summary>Whether a full path is among them, also of one that is absent or closed. Files in <c>/dev/shm</c> are files like others.</summary>
    public static bool IsDevice(string target) =>
        !OperatingSystem.IsWindows()
        && (target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal))
        && !target.StartsWith("/dev/shm/", StringComparison.Ordinal);

    /// <summary>Writes to one when all of the content is there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string target, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        using var device = Open(target);
        content.WriteTo(device);
    }

    // Opened by name, a standard output that goes to a file would be written over from its beginning.
    private static Stream Open(string target) => target switch
    {
        "/dev/stdout" => Console.OpenStandardOutput(),
        "/dev/stderr" => Console.OpenStandardError(),
        _ => new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0),
    };
}

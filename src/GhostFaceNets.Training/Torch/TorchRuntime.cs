using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>Starts libtorch. Call <see cref="Start"/> before anything of TorchSharp's.</summary>
public static partial class TorchRuntime
{
    private static readonly Lock Gate = new();
    private static bool _started;

    /// <summary>Loads libtorch, quietly; later calls do nothing.</summary>
    /// <param name="log">Takes a line when the native library had to be repaired to load.</param>
    /// <exception cref="DllNotFoundException">The native library is absent or does not load on this system.</exception>
    public static void Start(Action<string>? log = null)
    {
        lock (Gate)
        {
            if (_started) return;
            if (!OperatingSystem.IsWindows())
            {
                SetVariable("TORCH_CPP_LOG_LEVEL", "ERROR", overwrite: 0);
                // Threads that wait for each other by spinning stand still for whole time slices where a decoder or
                // another program needs the core.
                SetVariable("OMP_WAIT_POLICY", "passive", overwrite: 0);
            }

            NativeMemory.KeepBlocks();
            if (OperatingSystem.IsLinux() && FindLibrary() is { } library && NativeLibraryRepair.Load(library) is { } repair)
            {
                log?.Invoke(repair);
            }

            torch.InitializeDeviceType(DeviceType.CPU);
            _started = true;
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static string? FindLibrary()
    {
        var folders = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator);
        return folders
            .Prepend(Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"))
            .Prepend(AppContext.BaseDirectory)
            .Select(folder => Path.Combine(folder, NativeLibraryRepair.Library))
            .FirstOrDefault(File.Exists);
    }

    // Environment.SetEnvironmentVariable changes only what .NET sees.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}

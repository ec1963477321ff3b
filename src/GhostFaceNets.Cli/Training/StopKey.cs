using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GhostFaceNets.Cli.Training;

/// <summary>Waits for <c>n</c> and Enter while something else runs.</summary>
internal static partial class StopKey
{
    private const int InputFromBackground = 21;
    private const nint Ignored = 1;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    // The terminal stops a process in the background that reads from it, with all its work.
    private static bool IsHeard => OperatingSystem.IsWindows() || TerminalOwner(0) is var owner && (owner < 0 || owner == ProcessGroup());

    /// <summary>Reads lines on a thread that does not keep the process alive; on a terminal only while the process is in its
    /// foreground.</summary>
    /// <param name="input">Where lines come from.</param>
    /// <param name="pressed">Called once, on that thread.</param>
    public static void Watch(TextReader input, Action pressed)
    {
        // The process may go to the background while it reads; the read fails then.
        if (!OperatingSystem.IsWindows()) SetSignal(InputFromBackground, Ignored);
        new Thread(() =>
        {
            if (Hears(input)) pressed();
        }) { IsBackground = true, Name = "stop key" }.Start();
    }

    /// <summary>The process' input. That of .NET's console changes how the terminal works, which it stops a process in the background
    /// for too.</summary>
    public static TextReader Input() => OperatingSystem.IsWindows()
        ? Console.In
        : new StreamReader(new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0));

    private static bool Hears(TextReader input)
    {
        while (true)
        {
            try
            {
                while (!IsHeard) Thread.Sleep(s_pause);
                if (input.ReadLine() is not { } line) return false;
                if (line.Trim().Equals("n", StringComparison.OrdinalIgnoreCase)) return true;
            }
            catch (IOException)
            {
                Thread.Sleep(s_pause);
            }
        }
    }

    // Below 0 where the input is no terminal.
    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    private static partial int TerminalOwner(int file);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int ProcessGroup();

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetSignal(int signal, nint handler);
}

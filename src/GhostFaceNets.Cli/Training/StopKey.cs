namespace GhostFaceNets.Cli.Training;

/// <summary>Waits for <c>n</c> and Enter while something else runs.</summary>
internal static class StopKey
{
    /// <summary>Reads lines on a thread that does not keep the process alive.</summary>
    /// <param name="input">Where lines come from.</param>
    /// <param name="pressed">Called once, on that thread.</param>
    public static void Watch(TextReader input, Action pressed)
    {
        var thread = new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                if (!line.Trim().Equals("n", StringComparison.OrdinalIgnoreCase)) continue;
                pressed();
                return;
            }
        }) { IsBackground = true, Name = "stop key" };
        thread.Start();
    }
}

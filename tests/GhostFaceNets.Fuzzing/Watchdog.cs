using System.Diagnostics;

namespace GhostFaceNets.Fuzzing;

/// <summary>Ends the process when a case goes on and on; the file that is being read stays where it is.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    private readonly Timer _timer;
    private long _case = -1;
    private long _seen = -1;
    private TimeSpan _spentBefore;

    public Watchdog(string file) => _timer = new(_ => Look(file), null, Most, Most);

    public void Hear(long number) => Interlocked.Exchange(ref _case, number);

    public void Dispose() => _timer.Dispose();

    private void Look(string file)
    {
        var (now, spent) = (Interlocked.Read(ref _case), Process.GetCurrentProcess().TotalProcessorTime);
        if (now == _seen && spent - _spentBefore > Most / 4)
        {
            Console.Error.WriteLine($"case {now} hangs: {file}");
            Environment.Exit(4);
        }

        (_seen, _spentBefore) = (now, spent);
    }
}

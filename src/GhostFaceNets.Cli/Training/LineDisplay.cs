using GhostFaceNets.Training.Runs;
using Spectre.Console;

namespace GhostFaceNets.Cli.Training;

/// <summary>Writes a line now and then: for logs and pipes.</summary>
/// <param name="console">Takes the lines.</param>
/// <param name="time">Tells when the next is due.</param>
internal sealed class LineDisplay(IAnsiConsole console, TimeProvider time) : TrainingDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private long _last = time.GetTimestamp();

    public override void OnBatch(TrainingProgress progress)
    {
        if (time.GetElapsedTime(_last) < Interval) return;
        _last = time.GetTimestamp();
        console.WriteLine(Describe(progress));
    }

    public override void OnRemark(string remark) => console.WriteLine(remark);
}

namespace GhostFaceNets.Training.Tests.Runs;

/// <summary>A clock on which a minute passes whenever someone looks.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _minutes;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _minutes) * 60;
}

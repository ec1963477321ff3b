namespace GhostFaceNets.Training.Runs;

/// <summary>Measures pictures per second over the last batches.</summary>
internal sealed class Throughput(TimeProvider time)
{
    private const int Window = 50;
    private readonly Queue<long> _ends = new();

    /// <summary>Begins anew, so that what was not training does not count.</summary>
    public void Start()
    {
        _ends.Clear();
        _ends.Enqueue(time.GetTimestamp());
    }

    /// <summary>Counts a batch and returns pictures per second.</summary>
    public double Count(int pictures)
    {
        var now = time.GetTimestamp();
        var seconds = time.GetElapsedTime(_ends.Peek(), now).TotalSeconds;
        var rate = seconds > 0 ? _ends.Count * pictures / seconds : 0;
        _ends.Enqueue(now);
        if (_ends.Count > Window) _ends.Dequeue();
        return rate;
    }
}

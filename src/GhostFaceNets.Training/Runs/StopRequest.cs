namespace GhostFaceNets.Training.Runs;

/// <summary>A wish that a run ends early but in good order. To end it after the present batch, cancel its token instead.</summary>
public sealed class StopRequest
{
    private volatile bool _afterEpoch;

    /// <summary>Whether the run should end after the present epoch.</summary>
    public bool IsAfterEpoch => _afterEpoch;

    /// <summary>Asks to end after the present epoch, saved and evaluated.</summary>
    public void AfterEpoch() => _afterEpoch = true;
}

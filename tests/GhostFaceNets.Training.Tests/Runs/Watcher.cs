using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Training.Tests.Runs;

/// <summary>Calls back while a run goes on, and keeps what it says.</summary>
internal sealed class Watcher(Action<TrainingProgress>? onBatch = null) : ITrainingObserver
{
    public List<TrainingProgress> Batches { get; } = [];

    public List<EpochResult> Epochs { get; } = [];

    public List<string> Remarks { get; } = [];

    public void OnBatch(TrainingProgress progress)
    {
        Batches.Add(progress);
        onBatch?.Invoke(progress);
    }

    public void OnEpoch(EpochResult result) => Epochs.Add(result);

    public void OnRemark(string remark) => Remarks.Add(remark);
}

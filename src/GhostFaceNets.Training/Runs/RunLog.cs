using System.Globalization;

namespace GhostFaceNets.Training.Runs;

/// <summary>Keeps a run's log: a line with the time for each epoch and each remark.</summary>
/// <param name="path">The log file, added to.</param>
/// <param name="time">Tells the time.</param>
internal sealed class RunLog(string path, TimeProvider time) : ITrainingObserver
{
    public void OnBatch(TrainingProgress progress)
    {
    }

    public void OnEpoch(EpochResult result) => OnRemark(
        $"epoch {result.Epoch}/{result.Epochs}: "
        + string.Join(", ", result.Values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key} {value.Value:G6}")))
        + (result.IsBest ? ", best so far" : ""));

    public void OnEnd(Exception reason) =>
        OnRemark(reason is OperationCanceledException ? "stopped and saved" : $"ended by an error: {reason.GetType().Name}: {reason.Message}");

    public void OnRemark(string remark) => File.AppendAllText(
        path, string.Create(CultureInfo.InvariantCulture, $"{time.GetLocalNow():yyyy-MM-dd HH:mm:ss} {remark}\n"));
}

namespace GhostFaceNets.Training.Runs;

/// <summary>Someone who watches a run. Called on the run's thread.</summary>
public interface ITrainingObserver
{
    /// <summary>A batch is done.</summary>
    void OnBatch(TrainingProgress progress);

    /// <summary>An epoch is evaluated and saved.</summary>
    void OnEpoch(EpochResult result);

    /// <summary>Something worth a line, such as a new stage or a broken picture.</summary>
    void OnRemark(string remark);

    /// <summary>The run ends before its time; whoever started it learns of it by the same exception.</summary>
    void OnEnd(Exception reason)
    {
    }
}

using System.Globalization;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Cli.Training;

/// <summary>Shows a run to whoever started it.</summary>
internal abstract class TrainingDisplay : ITrainingObserver, IDisposable
{
    /// <summary>A moving bar on a terminal, lines elsewhere.</summary>
    public static TrainingDisplay For(CommandContext context, TimeProvider time) =>
        context.Progress.Profile.Capabilities is { Ansi: true, Interactive: true } && !context.Quiet
            ? new BarDisplay(context.Progress)
            : new LineDisplay(context.Progress, time);

    public abstract void OnBatch(TrainingProgress progress);

    public abstract void OnRemark(string remark);

    public void OnEpoch(EpochResult result) => OnRemark(Describe(result));

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected static string Describe(TrainingProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {progress.Epoch}/{progress.Epochs} batch {progress.Step}/{progress.Steps}: loss {progress.Loss:F3}, accuracy {progress.Accuracy:P1}, "
        + $"{progress.ImagesPerSecond:F0} images/s, {Time(progress.Left)} left");

    private static string Describe(EpochResult result) =>
        $"epoch {result.Epoch}/{result.Epochs} done: "
        + string.Join(", ", result.Values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key} {value.Value:G5}")))
        + (result.IsBest ? " (best so far)" : "");

    private static string Time(TimeSpan time) => time.TotalHours < 1
        ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}

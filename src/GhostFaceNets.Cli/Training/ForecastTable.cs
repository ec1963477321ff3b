using System.Globalization;
using GhostFaceNets.Training.Runs;
using Spectre.Console;

namespace GhostFaceNets.Cli.Training;

/// <summary>Shows what a recipe would run.</summary>
internal static class ForecastTable
{
    public static Grid Of(TrainingForecast forecast)
    {
        var grid = new Grid().AddColumn().AddColumn();
        void Row(string name, FormattableString value) => grid.AddRow(name, Markup.Escape(value.ToString(CultureInfo.InvariantCulture)));
        Row("Data", $"{forecast.Data}: {forecast.People:N0} people, {forecast.Images:N0} pictures");
        Row("Network", $"{forecast.Network}: {forecast.Parameters:N0} parameters, {forecast.Macs:N0} MACs a picture; {forecast.HeadParameters:N0} parameters in the head");
        foreach (var (stage, i) in forecast.Stages.Select((stage, i) => (stage, i)))
        {
            Row($"Stage {i + 1}", $"{stage.Loss}, {stage.Epochs} epochs, learning rate {stage.FirstRate:G3} to {stage.LastRate:G3}{(stage.HeadOnly ? ", head only" : "")}");
        }

        Row("Batches", $"{forecast.Epochs:N0} epochs of {forecast.Steps:N0} batches of {forecast.BatchSize} pictures");
        Row("Evaluation", $"{(forecast.Evaluation.Count == 0 ? "none" : string.Join(", ", forecast.Evaluation))}");
        Row("Disk", $"at most {forecast.DiskBytes / 1e6:N0} MB of models and checkpoints");
        Row("Memory", $"{forecast.MemoryBytes / 1e6:N0} MB of main memory at the peak of the trial");
        Row("Time", $"about {Time(forecast.Seconds)} at {forecast.ImagesPerSecond:N0} images/s, timed over {forecast.TrialBatches} batches; evaluation comes on top");
        return grid;
    }

    private static string Time(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2));
        if (time.TotalMinutes < 2) return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} seconds");
        if (time.TotalHours < 2) return string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} minutes");
        return time.TotalDays < 3
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} hours")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:F1} days");
    }
}

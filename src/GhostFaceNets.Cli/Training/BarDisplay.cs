using GhostFaceNets.Training.Runs;
using Spectre.Console;

namespace GhostFaceNets.Cli.Training;

/// <summary>Moves a bar on a terminal.</summary>
internal sealed class BarDisplay : TrainingDisplay
{
    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _end = new();
    private readonly Task _shown;
    private readonly ProgressTask _bar;

    public BarDisplay(IAnsiConsole console)
    {
        _console = console;
        var started = new TaskCompletionSource<ProgressTask>(TaskCreationOptions.RunContinuationsAsynchronously);
        _shown = console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 20 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                started.SetResult(context.AddTask("reading the first pictures"));
                await _end.Task;
            });
        _bar = started.Task.GetAwaiter().GetResult();
    }

    public override void OnBatch(TrainingProgress progress)
    {
        _bar.MaxValue = progress.Steps;
        _bar.Value = progress.Step;
        _bar.Description = Markup.Escape(Describe(progress));
    }

    public override void OnRemark(string remark) => _console.WriteLine(remark);

    public override void Dispose()
    {
        _end.TrySetResult();
        _shown.GetAwaiter().GetResult();
        base.Dispose();
    }
}

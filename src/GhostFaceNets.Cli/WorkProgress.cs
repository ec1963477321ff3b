using System.Diagnostics;
using Spectre.Console;

namespace GhostFaceNets.Cli;

/// <summary>Shows how far a long piece of work is: a moving bar on a terminal, now and then a line elsewhere.</summary>
internal sealed class WorkProgress : IProgress<int>
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly string _title;
    private readonly int _total;
    private readonly Action<string, int> _show;
    private readonly TimeSpan _every;
    private TimeSpan _next;

    private WorkProgress(string title, int total, TimeSpan every, Action<string, int> show) => (_title, _total, _every, _next, _show) = (title, total, every, every, show);

    /// <summary>Does work that reports how many of its pictures are done.</summary>
    /// <param name="context">Where to show it.</param>
    /// <param name="title">What is done, e.g. <c>aligning</c>.</param>
    /// <param name="total">The number of pictures.</param>
    /// <param name="work">The work; it may report from several threads.</param>
    public static T Run<T>(CommandContext context, string title, int total, Func<IProgress<int>, T> work)
    {
        if (!context.Progress.Profile.Capabilities.Interactive)
        {
            return work(new WorkProgress(title, total, LineEvery, (line, _) => context.Progress.WriteLine(line)));
        }

        return context.Progress.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(bars =>
            {
                var bar = bars.AddTask(Markup.Escape(title), maxValue: Math.Max(1, total));
                return work(new WorkProgress(title, total, TimeSpan.Zero, (line, done) =>
                {
                    bar.Description = Markup.Escape(line);
                    bar.Value = done;
                }));
            });
    }

    /// <inheritdoc/>
    public void Report(int value)
    {
        lock (_lock)
        {
            var elapsed = _clock.Elapsed;
            if (elapsed < _next && value < _total) return;
            _next = elapsed + _every;
            var rate = value / Math.Max(elapsed.TotalSeconds, 1e-3);
            var left = TimeSpan.FromSeconds(Math.Min((_total - value) / Math.Max(rate, 1e-3), 359_999));
            _show($"{_title} {value:N0} of {_total:N0}, {rate:N0} images/s, {(int)left.TotalHours}:{left:mm\\:ss} left", value);
        }
    }
}

using GhostFaceNets.Cli.Training;
using GhostFaceNets.Training.Runs;

namespace GhostFaceNets.Cli.Tests.Training;

public class TrainingDisplayTests
{
    [Fact]
    public void Without_a_terminal_a_line_comes_every_ten_seconds_and_after_each_epoch()
    {
        using var text = new StringWriter();
        var time = new HandSetTime();
        using var display = new LineDisplay(Consoles.For(text, redirected: true), time);
        for (var second = 1; second <= 25; second++)
        {
            time.Seconds = second;
            display.OnBatch(new(2, 30, second, 40, Loss: 12.3456, Accuracy: 0.257, LearningRate: 0.1, ImagesPerSecond: 210.4, Left: TimeSpan.FromSeconds(3725)));
        }

        display.OnEpoch(new(2, 30, new Dictionary<string, double> { ["loss"] = 12, ["lfw"] = 0.75 }, IsBest: true));
        text.ToString().ReplaceLineEndings("\n").ShouldBe(
            """
            epoch 2/30 batch 10/40: loss 12.346, accuracy 25.7 %, 210 images/s, 1:02:05 left
            epoch 2/30 batch 20/40: loss 12.346, accuracy 25.7 %, 210 images/s, 1:02:05 left
            epoch 2/30 done: loss 12, lfw 0.75 (best so far)

            """);
    }

    [Fact]
    public void N_and_Enter_are_heard_among_other_lines()
    {
        using var pressed = new ManualResetEventSlim();
        StopKey.Watch(new StringReader("what\n N \n"), pressed.Set);
        pressed.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken).ShouldBeTrue();
    }

    private sealed class HandSetTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}

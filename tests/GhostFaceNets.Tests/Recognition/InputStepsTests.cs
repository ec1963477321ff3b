using System.Collections.Immutable;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Recognition;

public class InputStepsTests
{
    [Fact]
    public void Steps_lie_between_the_ends_and_zero_is_one_of_them()
    {
        // By hand: 255 steps of 0.02 from -1.1 to 4.
        ByteSteps.Between(-1.1f, 4).ShouldSatisfyAllConditions(steps => steps.Step.ShouldBe(0.02f, 1e-6), steps => steps.Zero.ShouldBe(55));
        var even = new ByteSteps(0.5f, 10);
        (even.Nearest(0), even.Nearest(0.75f), even.Nearest(-0.74f), even.Nearest(-9), even.Nearest(1000)).ShouldBe((0, 1, -0.5f, -5, 122.5f));
        ByteSteps.Between(0, 0).ShouldBe(new ByteSteps(1, 0));
    }

    [Fact]
    public void Values_that_are_spread_evenly_keep_their_ends()
    {
        float[] values = [.. Enumerable.Range(0, 10001).Select(i => -2 + i * 5 / 10000f)];
        var steps = Best(values);
        steps.Step.ShouldBe(5 / 255f, 0.001);
        (-steps.Zero * steps.Step).ShouldBe(-2, 0.1);
    }

    [Fact]
    public void A_few_values_far_out_are_cut_off()
    {
        // Ten thousand within 1 and one at 20: with steps up to 20 rounding loses 10001 * (20 / 255)^2 / 12 = 5.1; were it cut off
        // at 19, 4.6 + 1, and at 10, 1.3 + 100. Of a hundred times as many the best end is 20 / (1 + 10^6 / 255^2 / 12), 8.8.
        float[] values = [.. Enumerable.Range(0, 10000).Select(i => i / 10000f), 20];
        Best(values).Step.ShouldBeInRange(18f / 255, 20.01f / 255);
        float[] more = [.. Enumerable.Range(0, 100).SelectMany(_ => values[..^1]), 20];
        Best(more).Step.ShouldBeInRange(4f / 255, 13f / 255);
    }

    [Fact]
    public void The_steps_of_a_layers_input_follow_from_faces()
    {
        ImmutableArray<Node> nodes = [new InputNode("x", new(3, 4, 4)), new Flatten("flat", "x"), new Activation("relu", "flat", ActivationKind.Relu), new Dense("y", "relu", 32)];
        var network = new Network("steps", nodes, ["y"], RandomWeights.Of(nodes, 1));
        var model = new FaceModel(network, ModelCard.Of(network));
        var pixels = new byte[48];
        new Random(1).NextBytes(pixels);
        pixels[5] = 255;

        // (255 - 127.5) / 128 is the greatest that a picture holds.
        var found = InputSteps.Measure(model, [new Picture(4, 4, pixels)], new EngineBackend(), cancellation: TestContext.Current.CancellationToken);
        found.Keys.ShouldBe(["relu"]);
        found["relu"].Zero.ShouldBe(0);
        found["relu"].Step.ShouldBe(127.5f / 128 / 255, 1e-4);
    }

    private static ByteSteps Best(float[] values)
    {
        var histogram = new ValueHistogram();
        histogram.Widen(values);
        histogram.Count(values);
        return histogram.Best();
    }
}

using GhostFaceNets.Training.Torch;
using GhostFaceNets.Training.Torch.Fused;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Torch;

/// <summary>The reference is the definition of batch norm (Ioffe and Szegedy 2015) and PReLU written out in float64, and its
/// central differences.</summary>
public class FusedFiniteDifferenceTests
{
    private const int Images = 3;
    private const int Channels = 5;
    private const int Area = 6;
    private const double Epsilon = 1e-3;
    private const double Step = 1e-5;
    private readonly double[] _map = Draw(1, Images * Channels * Area, 2);
    private readonly double[] _direction = Draw(2, Images * Channels * Area, 1);
    private readonly double[] _gamma = Draw(3, Channels, 1);
    private readonly double[] _beta = Draw(4, Channels, 0.5);
    private readonly double[] _slope = Draw(5, Channels, 0.5);

    [Fact]
    public void Gradients_are_the_central_differences_of_the_definition()
    {
        using var scope = torch.NewDisposeScope();
        var map = Leaf(MemoryLayout.ChannelsInnermost(Tensor(_map, Images, Channels, 2, 3)));
        var (gamma, beta, slope) = (Leaf(Tensor(_gamma, Channels)), Leaf(Tensor(_beta, Channels)), Leaf(Tensor(_slope, Channels, 1, 1)));
        NormalisedActivation.Takes(map).ShouldBeTrue();
        var output = NormalisedActivation.Apply(map, gamma, beta, slope, 0, new(torch.zeros(Channels), torch.ones(Channels), 0.1, Epsilon));
        var value = (output * Tensor(_direction, Images, Channels, 2, 3)).sum();
        value.item<float>().ShouldBe((float)Value(_map, _gamma, _beta, _slope), 1e-4f);
        value.backward();
        ShouldBeSlopes(map, _map, moved => Value(moved, _gamma, _beta, _slope));
        ShouldBeSlopes(gamma, _gamma, moved => Value(_map, moved, _beta, _slope));
        ShouldBeSlopes(beta, _beta, moved => Value(_map, _gamma, moved, _slope));
        ShouldBeSlopes(slope, _slope, moved => Value(_map, _gamma, _beta, moved));
    }

    private static void ShouldBeSlopes(torch.Tensor leaf, double[] values, Func<double[], double> function)
    {
        var gradient = leaf.grad!.contiguous().data<float>().ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            double At(double change) => function([.. values.Select((value, at) => at == i ? value + change : value)]);
            ((double)gradient[i]).ShouldBe((At(Step) - At(-Step)) / (2 * Step), 2e-4, $"element {i}");
        }
    }

    private double Value(double[] map, double[] gamma, double[] beta, double[] slope)
    {
        var sum = 0.0;
        for (var channel = 0; channel < Channels; channel++)
        {
            int[] places = [.. Enumerable.Range(0, Images * Area).Select(i => (i / Area * Channels + channel) * Area + i % Area)];
            var mean = places.Average(place => map[place]);
            var deviation = Math.Sqrt(places.Average(place => (map[place] - mean) * (map[place] - mean)) + Epsilon);
            foreach (var place in places)
            {
                var y = gamma[channel] * (map[place] - mean) / deviation + beta[channel];
                sum += _direction[place] * (y > 0 ? y : slope[channel] * y);
            }
        }

        return sum;
    }

    // Values that float32 holds exactly, so that both sides look at the same place.
    private static double[] Draw(int seed, int count, double range)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (double)(float)(range * (2 * random.NextDouble() - 1)))];
    }

    private static torch.Tensor Tensor(double[] values, params long[] shape) => torch.tensor(values, torch.float32).reshape(shape);

    private static torch.Tensor Leaf(torch.Tensor tensor) => tensor.detach().requires_grad_(true);
}

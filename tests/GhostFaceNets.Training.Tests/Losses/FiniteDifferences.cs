using TorchSharp;

namespace GhostFaceNets.Training.Tests.Losses;

/// <summary>Compares gradients with central differences in float64.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-6;
    private const double Tolerance = 1e-5;

    /// <summary>Weighs the samples unevenly, so that no two errors cancel.</summary>
    public static void Check(torch.Tensor input, Func<torch.Tensor, torch.Tensor> perSample)
    {
        var leaf = input.detach().clone().requires_grad_(true);
        Weighted(perSample(leaf)).backward();
        var gradient = leaf.grad!.flatten().data<double>().ToArray();
        var values = input.detach().flatten().data<double>().ToArray();
        var largest = gradient.Max(Math.Abs);
        for (var i = 0; i < values.Length; i++)
        {
            var expected = (At(i, Step) - At(i, -Step)) / (2 * Step);
            gradient[i].ShouldBe(expected, Tolerance * Math.Max(1, largest), $"element {i}");
        }

        double At(int i, double change)
        {
            var moved = (double[])values.Clone();
            moved[i] += change;
            return Weighted(perSample(torch.tensor(moved).reshape(input.shape))).item<double>();
        }
    }

    private static torch.Tensor Weighted(torch.Tensor perSample) =>
        (perSample * (torch.arange(perSample.shape[0], torch.float64) + 1)).sum();
}

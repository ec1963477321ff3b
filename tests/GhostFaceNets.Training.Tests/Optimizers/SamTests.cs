using GhostFaceNets.Training.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace GhostFaceNets.Training.Tests.Optimizers;

public class SamTests
{
    /// <summary>loss = sum of c w^2 / 2, so the gradient at w is c w: the paper's step can be done by hand.</summary>
    [Fact]
    public void Takes_the_gradient_a_little_uphill()
    {
        double[] w = [0.5, -2];
        double[] c = [1, 3];
        using var weight = new Parameter(torch.tensor(w));
        using var sam = new Sam(new Sgd([new("w", weight, true)], 0.1, momentum: 0), radius: 0.05);
        using var factors = torch.tensor(c);

        Backward();
        sam.Climb();
        Backward();
        sam.Step();

        var gradient = w.Zip(c, (value, factor) => value * factor).ToArray();
        var length = Math.Sqrt(gradient.Sum(value => value * value));
        weight.ShouldMatch([.. w.Select((value, i) => value - 0.1 * c[i] * (value + 0.05 * gradient[i] / length))]);

        void Backward() => (factors * weight.square() / 2).sum().backward();
    }

    [Fact]
    public void Climbs_before_each_step_and_only_once()
    {
        using var weight = new Parameter(torch.ones(2));
        using var sam = new Sam(new Sgd([new("w", weight, true)], 0.1));
        Should.Throw<InvalidOperationException>(sam.Step);
        sam.Climb();
        Should.Throw<InvalidOperationException>(sam.Climb);
    }
}

using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Torch;

public class MixedPrecisionTests
{
    /// <summary>bfloat16 has 8 bits, float16 11, and each of some fifty layers rounds, on the way back once more.</summary>
    [Theory]
    [InlineData(ComputePrecision.BFloat16, 0.99, 0.95)]
    [InlineData(ComputePrecision.Float16, 0.9999, 0.995)]
    public void Embeddings_and_gradients_point_where_those_of_float32_do(ComputePrecision precision, double cosine, double gradientCosine)
    {
        torch.manual_seed(4);
        var options = new ArchitectureOptions { Width = 0.25, InputSize = 48, EmbeddingSize = 32 };
        using var module = new NetworkModule(Architecture.Build("ghostfacenetv1", options, seed: 3));
        using var batch = torch.rand(16, 3, 48, 48) - 0.5;
        using var direction = torch.randn(16, 32);
        var (single, singleGradient) = Run(ComputePrecision.Float32);
        var (mixed, mixedGradient) = Run(precision);
        mixed.dtype.ShouldBe(torch.float32);
        Cosine(single, mixed).ShouldBeGreaterThan(cosine);
        Cosine(single, mixed).ShouldBeLessThan(1 - 1e-12);
        Cosine(singleGradient, mixedGradient).ShouldBeGreaterThan(gradientCosine);

        (torch.Tensor Embeddings, torch.Tensor Gradient) Run(ComputePrecision compute)
        {
            module.Precision = compute;
            var embeddings = module.forward(batch);
            (embeddings * direction).sum().backward();
            var gradients = NamedParameters.Of(module).Select(each =>
            {
                each.Value.dtype.ShouldBe(torch.float32);
                var gradient = each.Value.grad!.flatten().clone();
                gradient.dtype.ShouldBe(torch.float32);
                each.Value.grad = null;
                return gradient;
            });
            return (embeddings.detach(), torch.cat([.. gradients]));
        }
    }

    [Fact]
    public void A_scaler_undoes_its_scale_and_leaves_out_overflown_steps()
    {
        using var weight = new TorchSharp.Modules.Parameter(torch.ones(2));
        NamedParameter[] parameters = [new("w", weight, true)];
        using var scaler = new LossScaler(initialScale: 8, growAfter: 2);
        weight.grad = torch.tensor(new[] { 8f, 16f });
        scaler.Unscale(parameters).ShouldBeTrue();
        weight.grad.ShouldMatch([1, 2]);
        scaler.Unscale(parameters).ShouldBeTrue();
        scaler.Scale.ShouldBe(16);
        weight.grad = torch.tensor(new[] { float.PositiveInfinity, 0 });
        scaler.Unscale(parameters).ShouldBeFalse();
        scaler.Scale.ShouldBe(8);
        scaler.State["good_steps"].item<long>().ShouldBe(0);
    }

    private static double Cosine(torch.Tensor left, torch.Tensor right)
    {
        var (a, b) = (left.flatten().to(torch.float64), right.flatten().to(torch.float64));
        return ((a * b).sum() / (a.norm() * b.norm())).item<double>();
    }
}

using GhostFaceNets.Testing;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Heads;

public class NormalizedHeadTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Equals_the_golden_numbers(bool isDouble)
    {
        var golden = SharedFolder.GoldenJson("head_normdense.json");
        using var inputs = golden.GetProperty("inputs").Tensor(isDouble);
        foreach (var item in golden.GetProperty("cases").EnumerateArray())
        {
            var parameters = item.GetProperty("params");
            var giveNorm = parameters.GetProperty("append_norm").GetBoolean();
            using var head = new NormalizedHead(
                (int)inputs.shape[1], parameters.GetProperty("units").GetInt32(), parameters.GetProperty("loss_top_k").GetInt32(), giveNorm);
            head.to(Golden.Type(isDouble));
            using var kernel = item.GetProperty("weights_D_by_units_topk").Tensor(isDouble).t();
            head.LoadState(new Dictionary<string, torch.Tensor> { ["kernel"] = kernel });

            var output = head.forward(inputs, new Targets(torch.zeros(inputs.shape[0], torch.int64)));

            var whole = giveNorm ? torch.cat([output.Scores, -output.FeatureNorm!.unsqueeze(1)], 1) : output.Scores;
            whole.ShouldMatch(item.GetProperty("expected").GetProperty("output"));
        }
    }

    [Fact]
    public void Equals_the_second_golden_numbers()
    {
        var item = SharedFolder.GoldenJson("second", "golden_losses.json").GetProperty("norm_dense");
        var embeddings = item.GetProperty("x").Tensor();
        Check(6, 1, false, embeddings, "topk1_units6");
        Check(3, 2, false, embeddings, "topk2_units3");
        Check(3, 2, true, embeddings, "topk2_units3_append_norm");
        Check(6, 1, false, embeddings * 1e-3, "tiny_input_x1e-3");

        void Check(int classes, int subCentres, bool giveNorm, torch.Tensor input, string name)
        {
            using var head = new NormalizedHead(4, classes, subCentres, giveNorm);
            head.to(torch.float64);
            head.LoadState(new Dictionary<string, torch.Tensor> { ["kernel"] = item.GetProperty("w").Tensor().t() });
            var output = head.forward(input, new Targets(torch.zeros(3, torch.int64)));
            var whole = giveNorm ? torch.cat([output.Scores, -output.FeatureNorm!.unsqueeze(1)], 1) : output.Scores;
            whole.ShouldMatch(item.GetProperty(name));
        }
    }

    [Fact]
    public void A_zero_embedding_and_half_precision_give_finite_scores_and_gradients()
    {
        using var head = new NormalizedHead(4, 3, giveNorm: true);
        var embeddings = torch.zeros(2, 4, torch.bfloat16).requires_grad_(true);
        var output = head.forward(embeddings, new Targets(torch.zeros(2, torch.int64)));
        output.Scores.dtype.ShouldBe(torch.float32);
        (output.Scores.sum() + output.FeatureNorm!.sum()).backward();
        embeddings.grad!.isfinite().all().item<bool>().ShouldBeTrue();
        head.Kernel.grad!.isfinite().all().item<bool>().ShouldBeTrue();
    }

    /// <summary>Keras' glorot_normal: deviation sqrt(2 / (inputs + outputs)), nothing beyond 2 / 0.8796 of it.</summary>
    [Fact]
    public void Random_centres_are_distributed_as_in_Keras()
    {
        torch.manual_seed(1);
        using var head = new NormalizedHead(64, 2000);
        var deviation = Math.Sqrt(2.0 / 2064);
        ((double)head.Kernel.std().item<float>()).ShouldBe(deviation, deviation * 0.02);
        ((double)head.Kernel.abs().max().item<float>()).ShouldBeLessThanOrEqualTo(2 * deviation / 0.8796);
        ((double)head.Kernel.mean().item<float>()).ShouldBe(0, deviation * 0.02);
    }
}

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
}

using System.Text.Json;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Losses;

public class GoldenDistillationTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Every_case_equals_the_golden_numbers(bool isDouble)
    {
        var golden = SharedFolder.GoldenJson("loss_distill.json");
        var inputs = golden.GetProperty("inputs");
        var expected = golden.GetProperty("expected");
        var teacher = inputs.GetProperty("teacher_embeddings").Tensor(isDouble);
        var student = inputs.GetProperty("student_embeddings").Tensor(isDouble);
        Check(new DistillationCosine(), teacher, student, expected.GetProperty("cosine"));
        Check(new DistillationEuclidean(), teacher, student, expected.GetProperty("euclidean"));
        foreach (var item in golden.GetProperty("kl").EnumerateArray())
        {
            Check(
                new DistillationDivergence(item.GetProperty("params").Number("scale")),
                inputs.GetProperty("teacher_cosines").Tensor(isDouble),
                inputs.GetProperty("student_cosines").Tensor(isDouble),
                item.GetProperty("expected"));
        }

        var broken = expected.GetProperty("cosine_with_nonfinite_teacher");
        foreach (var position in broken.GetProperty("nan_positions").EnumerateArray())
        {
            teacher[position[0].GetInt32(), position[1].GetInt32()] = double.NaN;
        }

        Check(new DistillationCosine(), teacher, student, broken);
    }

    [Fact]
    public void Every_case_equals_the_second_golden_numbers()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_losses.json");
        var student = golden.GetProperty("embeddings").GetProperty("emb").Tensor();
        var item = golden.GetProperty("distill");
        var teacher = item.GetProperty("teacher").Tensor();
        new DistillationCosine().PerSample(teacher, student).ShouldMatch(item.GetProperty("cosine"));
        new DistillationEuclidean().PerSample(teacher, student).ShouldMatch(item.GetProperty("euclidean"));
        var divergence = golden.GetProperty("distill_kl");
        var (given, wanted) = (golden.GetProperty("inputs").GetProperty("cosine").Tensor(), divergence.GetProperty("teacher_logits").Tensor());
        new DistillationDivergence(10).PerSample(wanted, given).ShouldMatch(divergence.GetProperty("scale10"));
        new DistillationDivergence(20).PerSample(wanted, given).ShouldMatch(divergence.GetProperty("scale20"));
    }

    private static void Check(DistillationLoss loss, torch.Tensor teacher, torch.Tensor student, JsonElement expected) =>
        loss.PerSample(teacher, student).ShouldMatch(expected.GetProperty("per_sample_loss"));
}

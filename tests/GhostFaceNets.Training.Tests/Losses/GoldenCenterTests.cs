using GhostFaceNets.Testing;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Losses;

public class GoldenCenterTests
{
    [Theory]
    [MemberData(nameof(Golden.Precisions), MemberType = typeof(Golden))]
    public void Every_case_equals_the_golden_numbers(bool isDouble)
    {
        var golden = SharedFolder.GoldenJson("loss_center.json");
        var labels = golden.GetProperty("inputs").GetProperty("labels").Labels();
        foreach (var item in golden.GetProperty("cases").EnumerateArray())
        {
            var centers = item.GetProperty("initial_centers").Tensor(isDouble);
            var alpha = item.GetProperty("params").Number("alpha");
            var (classes, size) = ((int)centers.shape[0], (int)centers.shape[1]);
            using EmbeddingLoss loss = item.GetProperty("params").GetProperty("variant").GetString() == "euclidean"
                ? new CenterLoss(classes, size, alpha)
                : new CenterCosineLoss(classes, size, alpha);
            var steps = item.GetProperty("steps").EnumerateArray().ToArray();
            // The first look decides the precision of the centres.
            loss.PerSample(steps[0].GetProperty("embeddings").Tensor(isDouble), labels, training: false);
            loss.LoadState(new Dictionary<string, torch.Tensor> { ["centers"] = centers });
            foreach (var step in steps)
            {
                var expected = step.GetProperty("expected");
                loss.PerSample(step.GetProperty("embeddings").Tensor(isDouble), labels).ShouldMatch(expected.GetProperty("per_sample_loss"));
                loss.State["centers"].ShouldMatch(expected.GetProperty("centers_after"));
            }
        }
    }

    [Theory]
    [InlineData("center_loss", false)]
    [InlineData("center_loss_cosine", true)]
    public void Two_steps_equal_the_second_golden_numbers(string name, bool cosine)
    {
        var golden = SharedFolder.GoldenJson("second", "golden_losses.json");
        var embeddings = golden.GetProperty("embeddings").GetProperty("emb").Tensor();
        var labels = golden.GetProperty("embeddings").GetProperty("labels").Labels();
        var item = golden.GetProperty(name);
        using EmbeddingLoss loss = cosine ? new CenterCosineLoss(3, 4) : new CenterLoss(3, 4);
        for (var step = 1; step <= 2; step++)
        {
            loss.PerSample(embeddings, labels).ShouldMatch(item.GetProperty($"step{step}"));
            loss.State["centers"].ShouldMatch(item.GetProperty($"centers_after_step{step}"));
        }
    }

    [Fact]
    public void Uneven_classes_move_as_the_second_golden_numbers_say_and_an_evaluation_moves_nothing()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_losses.json");
        var item = golden.GetProperty("center_update_uneven");
        var embeddings = golden.GetProperty("embeddings").GetProperty("emb").Tensor();
        using var loss = new CenterLoss(3, 4);
        for (var i = 0; i < 2; i++)
        {
            loss.PerSample(embeddings, item.GetProperty("labels").Labels(), training: i == 0);
            loss.State["centers"].ShouldMatch(item.GetProperty("centers_after_step1"));
        }
    }
}

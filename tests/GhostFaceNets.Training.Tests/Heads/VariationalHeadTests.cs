using GhostFaceNets.Testing;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Heads;

public class VariationalHeadTests
{
    [Fact]
    public void Equals_the_second_golden_numbers()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_losses.json");
        var item = golden.GetProperty("norm_dense_vpl");
        var embeddings = golden.GetProperty("norm_dense").GetProperty("x").Tensor();
        var kernel = item.GetProperty("w").Tensor().t();
        using var head = new VariationalHead(
            4, 3, item.GetProperty("start_iters").GetInt64(), item.GetProperty("allowed_delta").GetInt64());
        head.to(torch.float64);
        head.LoadState(new Dictionary<string, torch.Tensor>
        {
            ["kernel"] = kernel,
            ["iterations"] = torch.tensor(item.GetProperty("iters").GetInt64() - 1),
            ["remembered"] = item.GetProperty("queue_features").Tensor(),
            ["remembered_at"] = item.GetProperty("queue_iters").Labels(),
        });
        head.forward(embeddings, new(torch.zeros(3, torch.int64))).Scores.ShouldMatch(item.GetProperty("output"));
    }

    [Fact]
    public void Remembers_what_it_saw_in_training_only()
    {
        torch.manual_seed(1);
        using var head = new VariationalHead(4, 3, startIteration: 1);
        var embeddings = torch.randn(2, 4);
        var targets = new Targets(torch.tensor(new long[] { 2, 0 }));
        var plain = SplitHeadTests.Values(head.forward(embeddings, targets).Scores);
        head.State["remembered_at"].data<long>().ToArray().ShouldBe([1, 0, 1]);
        // The second batch mixes the same embeddings in: they come nearer to their classes.
        var mixed = SplitHeadTests.Values(head.forward(embeddings, targets).Scores);
        mixed[2].ShouldBeGreaterThan(plain[2]);
        mixed[3].ShouldBeGreaterThan(plain[3]);
        head.eval();
        head.forward(embeddings, targets);
        head.State["iterations"].item<long>().ShouldBe(2);
    }

    [Fact]
    public void Nothing_is_mixed_into_the_centres_of_classes_that_were_never_seen()
    {
        torch.manual_seed(1);
        using var head = new VariationalHead(4, 3, startIteration: 0);
        var embeddings = torch.randn(2, 4);
        var targets = new Targets(torch.tensor(new long[] { 2, 0 }));
        var plain = SplitHeadTests.Values(torch.nn.functional.normalize(embeddings).matmul(torch.nn.functional.normalize(head.Kernel).t()));
        var first = SplitHeadTests.Values(head.forward(embeddings, targets).Scores);
        for (var i = 0; i < plain.Length; i++) first[i].ShouldBe(plain[i], 1e-6f);
        var second = SplitHeadTests.Values(head.forward(embeddings, targets).Scores);
        foreach (var unseen in new[] { 1, 4 }) second[unseen].ShouldBe(plain[unseen], 1e-6f);
    }

    [Fact]
    public void Sub_centres_are_reduced_to_the_best_one()
    {
        using var head = new VariationalHead(4, 3, startIteration: 0, subCentres: 2);
        var targets = new Targets(torch.tensor(new long[] { 2, 0 }));
        head.forward(torch.randn(2, 4), targets).Scores.shape.ShouldBe([2, 3]);
        head.forward(torch.randn(2, 4), targets).Scores.shape.ShouldBe([2, 3]);
    }
}

using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Heads;

public class SampledHeadTests
{
    private static Targets Targets => new(torch.tensor(new long[] { 17, 3, 17, 99 }));

    /// <summary>The same loss over the same columns of a whole head gives the gradients that they must have.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gradients_of_the_classes_looked_at_are_exact_and_all_others_zero(int subCentres)
    {
        torch.manual_seed(2);
        using var head = new SampledHead(8, 100, rate: 0.1, seed: 5, subCentres);
        using var whole = new NormalizedHead(8, 100, subCentres);
        whole.Kernel.ShouldNotBeNull();
        whole.LoadState(new Dictionary<string, torch.Tensor> { ["kernel"] = head.Kernel });
        using var loss = new ArcFace(scale: 8);
        var left = torch.randn(4, 8).requires_grad_(true);
        var right = left.detach().clone().requires_grad_(true);

        var output = head.forward(left, Targets);
        output.Scores.shape.ShouldBe([4, 10]);
        loss.PerSample(output).sum().backward();

        var used = Classes(head);
        used.Length.ShouldBe(10);
        used.ShouldContain(3);
        used.ShouldContain(17);
        used.ShouldContain(99);
        var columns = whole.forward(right, Targets).Scores.index_select(1, torch.tensor(used));
        loss.PerSample(new(columns, output.Targets)).sum().backward();
        left.grad!.ShouldMatch(SplitHeadTests.Values(right.grad!));
        head.Kernel.grad!.to_dense().ShouldMatch(SplitHeadTests.Values(whole.Kernel.grad!));
    }

    [Fact]
    public void A_batch_with_more_classes_than_the_rate_keeps_all_of_them()
    {
        using var head = new SampledHead(8, 100, rate: 0.01);
        var output = head.forward(torch.randn(4, 8), Targets with { MixedLabels = torch.tensor(new long[] { 50, 3, 0, 99 }), Share = torch.ones(4) });
        output.Scores.shape.ShouldBe([4, 5]);
        output.Targets.Labels.data<long>().ToArray().ShouldBe([2, 1, 2, 4]);
        output.Targets.MixedLabels!.data<long>().ToArray().ShouldBe([3, 1, 0, 4]);
    }

    [Fact]
    public void Draws_go_on_after_a_checkpoint_as_if_nothing_had_happened()
    {
        using var head = new SampledHead(8, 100, 0.1, seed: 1);
        using var resumed = new SampledHead(8, 100, 0.1, seed: 1);
        var embeddings = torch.randn(4, 8);
        var first = SplitHeadTests.Values(head.forward(embeddings, Targets).Scores);
        resumed.LoadState(head.State);
        var second = SplitHeadTests.Values(head.forward(embeddings, Targets).Scores);
        second.ShouldNotBe(first);
        SplitHeadTests.Values(resumed.forward(embeddings, Targets).Scores).ShouldBe(second);
    }

    [Fact]
    public void Looks_at_all_classes_in_an_evaluation_and_draws_nothing()
    {
        using var head = new SampledHead(8, 100, 0.1);
        head.eval();
        head.forward(torch.randn(4, 8), Targets).Scores.shape.ShouldBe([4, 100]);
        head.State["draws"].item<long>().ShouldBe(0);
    }

    /// <summary>The classes that got a gradient.</summary>
    private static long[] Classes(SampledHead head) =>
        [.. SplitHeadTests.Values(head.Kernel.grad!.to_dense().abs().sum(1).reshape(100, -1).sum(1)).Select((sum, i) => (sum, i)).Where(each => each.sum > 0).Select(each => (long)each.i)];
}

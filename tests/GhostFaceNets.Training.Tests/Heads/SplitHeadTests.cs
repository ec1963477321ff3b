using GhostFaceNets.Training.Heads;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Heads;

public class SplitHeadTests
{
    [Fact]
    public void Looks_at_the_classes_of_the_batch_s_part_only()
    {
        torch.manual_seed(2);
        using var head = new SplitHead(4, 11, parts: 3, subCentres: 2);
        using var whole = new NormalizedHead(4, 9, subCentres: 2);
        head.Classes.ShouldBe(9);
        whole.LoadState(head.State);
        var embeddings = torch.randn(3, 4);
        var labels = torch.tensor(new long[] { 5, 3, 4 });

        var part = head.forward(embeddings, new(labels));

        part.Scores.ShouldMatch(Values(whole.forward(embeddings, new(labels)).Scores.slice(1, 3, 6, 1)));
        part.Targets.Labels.data<long>().ToArray().ShouldBe([2, 0, 1]);
        part.Scores.sum().backward();
        var touched = Values(head.Kernel.grad!.abs().reshape(9, -1).sum(1)).Select(sum => sum > 0);
        touched.ShouldBe(Enumerable.Range(0, 9).Select(label => label is >= 3 and < 6));
    }

    [Fact]
    public void Looks_at_all_classes_in_an_evaluation()
    {
        using var head = new SplitHead(4, 9, parts: 3);
        head.eval();
        head.forward(torch.randn(2, 4), new(torch.tensor(new long[] { 0, 8 }))).Scores.shape.ShouldBe([2, 9]);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(9, 9)]
    public void Refuses_a_batch_of_several_parts_or_of_dropped_classes(long first, long second)
    {
        using var head = new SplitHead(4, 10, parts: 3);
        var labels = torch.tensor(new[] { first, second });
        Should.Throw<ArgumentException>(() => head.forward(torch.randn(2, 4), new(labels))).Message.ShouldContain("3 parts of 3 classes");
    }

    internal static double[] Values(torch.Tensor tensor) => tensor.detach().to(torch.float64).flatten().data<double>().ToArray();
}

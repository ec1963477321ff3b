using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace GhostFaceNets.Training.Tests.Optimizers;

public class RowGradientTests
{
    /// <summary>Rows with a gradient go the way of a weight that has no others; those others, and what is remembered of them, stay.</summary>
    [Theory]
    [MemberData(nameof(OptimizerStateTests.Names), MemberType = typeof(OptimizerStateTests))]
    public void A_step_changes_the_rows_with_a_gradient_alone(string name)
    {
        torch.manual_seed(1);
        using var whole = new Parameter(torch.randn(6, 3));
        var rows = torch.tensor(new long[] { 1, 4 });
        using var part = new Parameter(whole.detach().index_select(0, rows).clone());
        using var optimizer = OptimizerStateTests.Create[name]([new("w", whole, Decays: true)]);
        using var expected = OptimizerStateTests.Create[name]([new("w", part, Decays: true)]);
        foreach (var state in optimizer.State.Where(state => state.Value.dim() == 2 && !state.Key.Contains("slow", StringComparison.Ordinal))) state.Value.fill_(0.5);
        foreach (var state in expected.State.Where(state => state.Value.dim() == 2 && !state.Key.Contains("slow", StringComparison.Ordinal))) state.Value.fill_(0.5);
        var before = whole.detach().clone();
        for (var step = 0; step < 7; step++)
        {
            using var gradient = torch.randn(2, 3);
            PickedRows.Of(whole, rows).backward([gradient]);
            part.grad = gradient;
            optimizer.Step();
            expected.Step();
            optimizer.ZeroGradients();
        }

        foreach (var (state, wanted) in expected.State.Select(state => (optimizer.State[state.Key], state.Value)).Append((whole, part)).Where(each => each.Item2.dim() == 2))
        {
            Values(state.index_select(0, rows)).ShouldBe(Values(wanted));
        }

        var others = torch.tensor(new long[] { 0, 2, 3, 5 });
        Values(whole.index_select(0, others)).ShouldBe(Values(before.index_select(0, others)));
        foreach (var state in optimizer.State.Where(state => state.Value.dim() == 2 && !state.Key.Contains("slow", StringComparison.Ordinal)))
        {
            Values(state.Value.index_select(0, others)).ShouldAllBe(value => value == 0.5f);
        }
    }

    [Fact]
    public void Rows_of_several_batches_are_added_up_before_anything_looks_at_them()
    {
        using var weight = new Parameter(torch.zeros(6, 2));
        Backward(weight, [1, 4], [[3, 0], [0, 4]]);
        Backward(weight, [0, 4], [[1, 1], [0, 8]]);
        NamedParameter[] parameters = [new("w", weight, Decays: true)];
        GradientClipping.Norm(parameters).ShouldBe(Math.Sqrt(9 + 144 + 2), 1e-6);
        Values(weight.grad!.to_dense()).ShouldBe([1, 1, 3, 0, 0, 0, 0, 0, 0, 12, 0, 0]);
        using var none = torch.no_grad();
        var rows = RowGradient.Of(weight).ShouldNotBeNull();
        rows.Rows.data<long>().ToArray().ShouldBe([0, 1, 4]);
        GradientClipping.ByValue(parameters, 2);
        Values(weight.grad!.to_dense()).ShouldBe([1, 1, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0]);
    }

    [Fact]
    public void A_decay_is_added_to_the_rows_with_a_gradient_alone()
    {
        using var weight = new Parameter(torch.ones(4, 2));
        Backward(weight, [2], [[1, 2]]);
        new L2Penalty([new("w", weight, Decays: true)], new Dictionary<string, double> { ["w"] = 0.5 }).AddGradients();
        Values(weight.grad!.to_dense()).ShouldBe([0, 0, 0, 0, 1.5f, 2.5f, 0, 0]);
    }

    private static void Backward(Parameter weight, long[] rows, float[][] gradient) =>
        PickedRows.Of(weight, torch.tensor(rows)).backward([torch.tensor(gradient.SelectMany(row => row).ToArray()).view(rows.Length, -1)]);

    private static float[] Values(torch.Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();
}

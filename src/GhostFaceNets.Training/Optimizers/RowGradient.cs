using GhostFaceNets.Training.Torch;
using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>A gradient that is kept for some rows of a weight alone. The others are left as they are by a step, and so is what
/// the optimizer remembers of them: no momentum moves them and no decay shortens them (An et al. 2022, "Partial FC").</summary>
/// <param name="Rows">int64 <c>(R)</c>, ascending, each once.</param>
/// <param name="Values"><c>(R, D)</c>; what is changed here changes in the weight's gradient.</param>
internal sealed record RowGradient(torch.Tensor Rows, torch.Tensor Values)
{
    /// <summary>The rows of a weight's gradient; null where there is none or it has all rows. Rows of several batches are added up
    /// in the weight's gradient too. Call inside a dispose scope and without gradients.</summary>
    public static RowGradient? Of(Parameter weight)
    {
        if (weight.grad is not { is_sparse: true } gradient) return null;
        var (rows, values) = (gradient.SparseIndices.select(0, 0), gradient.SparseValues);
        if (IsAscending(rows)) return new(rows, values);
        var (unique, places, _) = torch.unique(rows, return_inverse: true);
        var sums = torch.zeros([unique.shape[0], values.shape[1]], dtype: values.dtype, device: values.device);
        sums.With(1, (sum, factor) => sum.index_add_(0, places!, values, factor));
        weight.grad = Sparse(weight, unique, sums);
        return new(unique, sums);
    }

    /// <summary>The numbers of a weight's gradient, of all rows or of those that it has; null where there is none.</summary>
    public static torch.Tensor? ValuesOf(Parameter weight) => Of(weight)?.Values ?? weight.grad;

    /// <summary>A gradient of some rows of a weight.</summary>
    public static torch.Tensor Sparse(torch.Tensor weight, torch.Tensor rows, torch.Tensor values) =>
        torch.sparse_coo_tensor(rows.unsqueeze(0), values, weight.shape, values.dtype, values.device);

    private static bool IsAscending(torch.Tensor rows)
    {
        var gaps = rows.shape[0] - 1;
        return gaps < 1 || rows.narrow(0, 1, gaps).gt(rows.narrow(0, 0, gaps)).all().item<bool>();
    }
}

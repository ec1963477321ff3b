using TorchSharp;

namespace GhostFaceNets.Training.Heads;

/// <summary>Rows of a weight whose gradient is kept for those rows alone, as a sparse tensor. One of all rows costs more than
/// the rest of a step where a batch looks at few of hundreds of thousands.</summary>
internal sealed class PickedRows : torch.autograd.SingleTensorFunction<PickedRows>
{
    // TorchSharp reads returned gradients after backward has returned, so only the next call can free them.
    [ThreadStatic]
    private static torch.Tensor? _returned;

    /// <inheritdoc/>
    public override string Name => nameof(PickedRows);

    /// <summary>The rows, <c>(R, D)</c>.</summary>
    /// <param name="weight"><c>(N, D)</c>.</param>
    /// <param name="rows">int64 <c>(R)</c>, ascending, each once.</param>
    public static torch.Tensor Of(torch.Tensor weight, torch.Tensor rows) => apply(weight, rows);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var (weight, rows) = ((torch.Tensor)vars[0], (torch.Tensor)vars[1]);
        ctx.save_for_backward([rows]);
        ctx.save_data(nameof(torch.Tensor.shape), weight.shape);
        return weight.index_select(0, rows);
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        _returned?.Dispose();
        using var scope = torch.NewDisposeScope();
        using var _ = grad_output;
        var rows = ctx.get_saved_variables()[0];
        var shape = (long[])ctx.get_data(nameof(torch.Tensor.shape));
        _returned = torch.sparse_coo_tensor(rows.unsqueeze(0), grad_output.contiguous(), shape, grad_output.dtype, grad_output.device)
            .DetachFromDisposeScope();
        return [_returned, null!];
    }
}

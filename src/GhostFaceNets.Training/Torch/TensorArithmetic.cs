using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>Arithmetic of tensors with numbers that stay alive until libtorch has read them. TorchSharp's own operators, and
/// those of its methods that fill in a factor of 1, pass numbers that belong to nobody: the garbage collector may free one while
/// libtorch reads it, which ends a run with "Unknown scalar type" after hours or computes with whatever lies there (its pull
/// requests 1434 and 1496). A test searches the compiled code for such calls.</summary>
internal static class TensorArithmetic
{
    /// <summary>left + right.</summary>
    public static torch.Tensor Plus(this torch.Tensor left, torch.Tensor right)
    {
        using var factor = 1.ToScalar();
        return left.add(right, factor);
    }

    /// <summary>left + right.</summary>
    public static torch.Tensor Plus(this torch.Tensor left, double right)
    {
        using var number = right.ToScalar();
        using var factor = 1.ToScalar();
        return left.add(number, factor);
    }

    /// <summary>left + right of whole numbers.</summary>
    public static torch.Tensor Plus(this torch.Tensor left, long right)
    {
        using var number = right.ToScalar();
        using var factor = 1.ToScalar();
        return left.add(number, factor);
    }

    /// <summary>left - right.</summary>
    public static torch.Tensor Minus(this torch.Tensor left, double right) => left.With(right, static (tensor, number) => tensor.sub(number));

    /// <summary>left - right of whole numbers.</summary>
    public static torch.Tensor Minus(this torch.Tensor left, long right)
    {
        using var number = right.ToScalar();
        return left.sub(number);
    }

    /// <summary>left * right.</summary>
    public static torch.Tensor Times(this torch.Tensor left, double right) => left.With(right, static (tensor, number) => tensor.mul(number));

    /// <summary>left * right of whole numbers.</summary>
    public static torch.Tensor Times(this torch.Tensor left, long right)
    {
        using var number = right.ToScalar();
        return left.mul(number);
    }

    /// <summary>left / right.</summary>
    public static torch.Tensor Over(this torch.Tensor left, double right) => left.With(right, static (tensor, number) => tensor.div(number));

    /// <summary>The values times themselves.</summary>
    public static torch.Tensor Squared(this torch.Tensor tensor) => tensor.mul(tensor);

    /// <summary>The values, at least and at most so large.</summary>
    public static torch.Tensor Between(this torch.Tensor tensor, double least, double most)
    {
        using var low = least.ToScalar();
        using var high = most.ToScalar();
        return tensor.clamp(low, high);
    }

    /// <summary>The values, at least so large.</summary>
    public static torch.Tensor AtLeast(this torch.Tensor tensor, double least) => tensor.With(least, static (values, number) => values.clamp_min(number));

    /// <summary>The values, and another one where the mask is true.</summary>
    public static torch.Tensor Masked(this torch.Tensor tensor, torch.Tensor mask, double value)
    {
        using var number = value.ToScalar();
        return tensor.masked_fill(mask, number);
    }

    /// <summary>Adds factor * other in place.</summary>
    public static torch.Tensor Gain(this torch.Tensor tensor, torch.Tensor other, double factor = 1)
    {
        using var number = factor.ToScalar();
        return tensor.add_(other, number);
    }

    /// <summary>Adds a number in place.</summary>
    public static torch.Tensor Gain(this torch.Tensor tensor, double value)
    {
        using var number = value.ToScalar();
        using var factor = 1.ToScalar();
        return tensor.add_(number, factor);
    }

    /// <summary>Adds 1 in place to whole numbers.</summary>
    public static torch.Tensor Count(this torch.Tensor tensor)
    {
        using var one = 1.ToScalar();
        return tensor.add_(one, one);
    }

    /// <summary>Multiplies in place.</summary>
    public static torch.Tensor Scale(this torch.Tensor tensor, double factor) => tensor.With(factor, static (values, number) => values.mul_(number));

    /// <summary>A call with one number.</summary>
    /// <param name="tensor">What is called.</param>
    /// <param name="value">The number.</param>
    /// <param name="call">The call.</param>
    public static torch.Tensor With(this torch.Tensor tensor, double value, Func<torch.Tensor, Scalar, torch.Tensor> call)
    {
        using var number = value.ToScalar();
        return call(tensor, number);
    }
}

using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Optimizers;

/// <summary>The parameters of the parts of a run.</summary>
public static class NamedParameters
{
    /// <summary>A backbone's, under the weights' names; kernels decay.</summary>
    public static IReadOnlyList<NamedParameter> Of(NetworkModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        return [.. module.named_parameters().Select(each => new NamedParameter(
            each.name, each.parameter, Decays: each.name.EndsWith("/kernel", StringComparison.Ordinal)))];
    }

    /// <summary>A head's, as <c>head/kernel</c>; it decays.</summary>
    public static IReadOnlyList<NamedParameter> Of(ClassificationHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return [new("head/kernel", head.Kernel, Decays: true)];
    }
}

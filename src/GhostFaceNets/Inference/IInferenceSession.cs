using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference;

/// <summary>A network that is ready to run. Calls may come from several threads at once.</summary>
public interface IInferenceSession : IDisposable
{
    /// <summary>The device in use, e.g. <c>cpu</c>.</summary>
    string Device { get; }

    /// <summary>The names of the outputs in the order of <see cref="Run"/>'s answer.</summary>
    IReadOnlyList<string> Outputs { get; }

    /// <summary>The input's extents, batch first; -1 where any extent is taken.</summary>
    IReadOnlyList<int> InputExtents { get; }

    /// <summary>Runs the network on a batch, e.g. <c>(N, 3, 112, 112)</c>.</summary>
    /// <returns>One tensor per output, batch first.</returns>
    /// <exception cref="ArgumentException">The input does not fit the network.</exception>
    IReadOnlyList<FloatTensor> Run(FloatTensor input);
}

using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference;

/// <summary>A network that is ready to run. Calls may come from several threads at once.</summary>
public interface IInferenceSession : IDisposable
{
    /// <summary>The device in use, e.g. <c>cpu</c>.</summary>
    string Device { get; }

    /// <summary>The names of the outputs in the order of <see cref="Run(FloatTensor)"/>'s answer.</summary>
    IReadOnlyList<string> Outputs { get; }

    /// <summary>The input's extents, batch first; -1 where any extent is taken.</summary>
    IReadOnlyList<int> InputExtents { get; }

    /// <summary>Runs the network on a batch, e.g. <c>(N, 3, 112, 112)</c>.</summary>
    /// <returns>One tensor per output, batch first.</returns>
    /// <exception cref="ArgumentException">The input does not fit the network.</exception>
    IReadOnlyList<FloatTensor> Run(FloatTensor input);

    /// <summary>Runs the network on a batch and puts what it gives into tensors that are there already: who keeps them from call
    /// to call spares the memory.</summary>
    /// <param name="input">The batch.</param>
    /// <param name="outputs">One tensor per output, of the shapes that <see cref="Run(FloatTensor)"/> would give.</param>
    /// <exception cref="ArgumentException">The input does not fit the network, or an output does not fit what it gives.</exception>
    void Run(FloatTensor input, IReadOnlyList<FloatTensor> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var results = Run(input);
        if (!results.Select(result => result.Shape).SequenceEqual(outputs.Select(output => output.Shape)))
        {
            throw new ArgumentException($"The network gives {string.Join(", ", results.Select(result => result.Shape))}; the outputs have other shapes.", nameof(outputs));
        }

        for (var i = 0; i < results.Count; i++) results[i].Values.CopyTo(outputs[i].Values, 0);
    }
}

using System.Runtime.Intrinsics;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Inference.Engine.Profiling;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine;

/// <summary>Runs networks in managed code on the CPU, without any native library.</summary>
/// <param name="limit">The longest vectors to use; null is the longest that the machine has.</param>
public sealed class EngineBackend(InstructionSet? limit = null) : IInferenceBackend
{
    /// <inheritdoc/>
    public string Name => "engine";

    /// <summary>What it computes with: the machine's longest vectors, or the limit where that is less.</summary>
    public InstructionSet Instructions { get; } = Best is var best && limit < best ? limit.Value : best;

    private static InstructionSet Best =>
        Vector512.IsHardwareAccelerated ? InstructionSet.Vector512
        : Vector256.IsHardwareAccelerated ? InstructionSet.Vector256
        : Vector128.IsHardwareAccelerated ? InstructionSet.Vector128
        : InstructionSet.Scalar;

    /// <inheritdoc/>
    public IInferenceSession Open(Network network, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        return options.Device == "cpu"
            ? new EngineSession(network, Plan.Of(network, Instructions), options.Threads)
            : throw new NotSupportedException($"The engine has no device '{options.Device}'; it runs on the cpu.");
    }

    /// <inheritdoc/>
    public IInferenceSession OpenOnnx(ReadOnlyMemory<byte> onnx, string name, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var graph = new OnnxGraph(onnx.Span, name);
        return graph.InputExtents.Skip(2).Any(extent => extent < 0)
            ? new AnySizeSession(graph, network => Open(network, options))
            : Open(graph.Read(default), options);
    }

    /// <summary>Measures where the time of a picture goes, on one thread.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">Pictures of a call; as a session does, no more than four are taken together.</param>
    /// <param name="duration">How long to measure, after half a second for the compiler.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <exception cref="NotSupportedException">An operator is not supported; it is named.</exception>
    public EngineProfile Profile(Network network, int batch, TimeSpan duration, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        return Profiler.Measure(network, Instructions, Math.Min(batch, EngineSession.Group), duration, cancellation);
    }
}

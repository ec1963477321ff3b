using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GhostFaceNets.OnnxRuntime;

/// <summary>A model in ONNX Runtime with one float input and float outputs.</summary>
internal sealed class OnnxRuntimeSession : IInferenceSession
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string[] _input;
    private readonly string[] _outputs;
    private readonly int[] _extents;

    private OnnxRuntimeSession(InferenceSession session, string device)
    {
        var (name, input) = session.InputMetadata.Single();
        (_session, Device) = (session, device);
        _input = [name];
        _outputs = [.. session.OutputNames];
        _extents = [.. input.Dimensions.Select(extent => extent > 0 ? extent : -1)];
    }

    public string Device { get; }

    public IReadOnlyList<string> Outputs => _outputs;

    public IReadOnlyList<int> InputExtents => _extents;

    /// <summary>Takes a session over, and closes it if it is of a kind that cannot be run.</summary>
    /// <exception cref="NotSupportedException">It has other than one float input, or outputs that are not floats.</exception>
    public static OnnxRuntimeSession Of(InferenceSession session, string name, string device)
    {
        var problem = Problem(session);
        if (problem is null) return new(session, device);
        session.Dispose();
        throw new NotSupportedException($"{name}: {problem}");
    }

    public IReadOnlyList<FloatTensor> Run(FloatTensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckShape(input.Shape);
        long[] shape = [.. input.Shape.Extents.Select(extent => (long)extent)];
        using var value = OrtValue.CreateTensorValueFromMemory(input.Values, shape);
        using var results = _session.Run(_run, _input, [value], _outputs);
        return [.. results.Select(Tensor)];
    }

    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    private static FloatTensor Tensor(OrtValue value)
    {
        var extents = value.GetTensorTypeAndShape().Shape.Select(extent => checked((int)extent)).ToArray();
        return new(new TensorShape(extents), value.GetTensorDataAsSpan<float>().ToArray());
    }

    private static string? Problem(InferenceSession session)
    {
        if (session.InputMetadata.Count != 1) return $"it has {session.InputMetadata.Count} inputs, one was expected.";
        var (name, input) = session.InputMetadata.Single();
        if (!IsFloat(input)) return $"its input '{name}' is no float32 tensor.";
        var other = session.OutputMetadata.FirstOrDefault(output => !IsFloat(output.Value)).Key;
        return other is null ? null : $"its output '{other}' is no float32 tensor.";
    }

    private static bool IsFloat(NodeMetadata value) => value.IsTensor && value.ElementDataType == TensorElementType.Float;

    private void CheckShape(TensorShape shape)
    {
        var fits = shape.Rank == _extents.Length;
        for (var axis = 0; fits && axis < _extents.Length; axis++) fits = _extents[axis] < 0 || _extents[axis] == shape[axis];
        if (!fits)
        {
            var wanted = string.Join(", ", _extents.Select(extent => extent < 0 ? "any" : $"{extent}"));
            throw new ArgumentException($"The input has shape {shape}, the model takes ({wanted}).", nameof(shape));
        }
    }
}

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
    private readonly string[] _inputs;
    private readonly IReadOnlyList<OrtValue> _zeros;
    private readonly string[] _outputs;
    private readonly int[] _extents;

    private OnnxRuntimeSession(InferenceSession session, string input, string device)
    {
        (_session, Device) = (session, device);
        string[] others = [.. session.InputMetadata.Keys.Where(name => name != input)];
        _inputs = [input, .. others];
        _zeros = [.. others.Select(name => Zeros(session.InputMetadata[name]))];
        _outputs = [.. session.OutputNames];
        _extents = [.. session.InputMetadata[input].Dimensions.Select(extent => extent > 0 ? extent : -1)];
    }

    public string Device { get; }

    public IReadOnlyList<string> Outputs => _outputs;

    public IReadOnlyList<int> InputExtents => _extents;

    /// <summary>Takes a session over, and closes it if it is of a kind that cannot be run.</summary>
    /// <exception cref="BadDataException">It has no input of the name that the options give.</exception>
    /// <exception cref="NotSupportedException">It has several inputs and none is named, no float input, or outputs that
    /// are not floats.</exception>
    public static OnnxRuntimeSession Of(InferenceSession session, string name, InferenceOptions options)
    {
        try
        {
            return new(session, InputOf(session, name, options.Input), options.Device);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public IReadOnlyList<FloatTensor> Run(FloatTensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckShape(input.Shape);
        long[] shape = [.. input.Shape.Extents.Select(extent => (long)extent)];
        using var value = OrtValue.CreateTensorValueFromMemory(input.Values, shape);
        using var results = _session.Run(_run, _inputs, [value, .. _zeros], _outputs);
        return [.. results.Select(Tensor)];
    }

    public void Dispose()
    {
        _run.Dispose();
        foreach (var zeros in _zeros) zeros.Dispose();
        _session.Dispose();
    }

    private static FloatTensor Tensor(OrtValue value)
    {
        var extents = value.GetTensorTypeAndShape().Shape.Select(extent => checked((int)extent)).ToArray();
        return new(new TensorShape(extents), value.GetTensorDataAsSpan<float>().ToArray());
    }

    private static string InputOf(InferenceSession session, string name, string? wanted)
    {
        var inputs = session.InputMetadata;
        var names = string.Join(", ", inputs.Keys.Select(input => $"'{input}'"));
        if (wanted is null && inputs.Count != 1) throw new NotSupportedException($"{name}: it has the inputs {names}; say which one takes the pictures: --input-name.");
        var input = wanted ?? inputs.Keys.Single();
        if (!inputs.TryGetValue(input, out var value)) throw new BadDataException(name, $"has no input '{input}'; it has {names}.");
        if (!IsFloat(value)) throw new NotSupportedException($"{name}: its input '{input}' is no float32 tensor.");
        var other = session.OutputMetadata.FirstOrDefault(output => !IsFloat(output.Value)).Key;
        return other is null ? input : throw new NotSupportedException($"{name}: its output '{other}' is no float32 tensor.");
    }

    /// <summary>What an input gets that takes no pictures, such as a flag that says whether the model is being trained.</summary>
    private static OrtValue Zeros(NodeMetadata input)
    {
        var zeros = OrtValue.CreateAllocatedTensorValue(
            OrtAllocator.DefaultInstance, input.ElementDataType, [.. input.Dimensions.Select(extent => (long)Math.Max(extent, 1))]);
        zeros.GetTensorMutableRawData().Clear();
        return zeros;
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

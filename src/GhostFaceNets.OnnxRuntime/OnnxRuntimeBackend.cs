using System.Globalization;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using Microsoft.ML.OnnxRuntime;

namespace GhostFaceNets.OnnxRuntime;

/// <summary>Runs networks on ONNX Runtime: our own by way of the bytes of an .onnx file, and foreign ONNX models.
/// Devices: <c>cpu</c>, and <c>cuda</c> or <c>cuda:N</c> where the GPU package of ONNX Runtime stands in for the
/// CPU one.</summary>
public sealed class OnnxRuntimeBackend : IInferenceBackend
{
    /// <inheritdoc/>
    public string Name => "onnxruntime";

    /// <inheritdoc/>
    public IInferenceSession Open(Network network, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Open(OnnxFile.ToBytes(new FaceModel(network, new ModelCard())), network.Name, options);
    }

    /// <inheritdoc/>
    public IInferenceSession OpenOnnx(ReadOnlyMemory<byte> onnx, string name, InferenceOptions options) =>
        Open(onnx.ToArray(), name, options);

    private static OnnxRuntimeSession Open(byte[] onnx, string name, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        using var settings = new SessionOptions
        {
            IntraOpNumThreads = options.Threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };

        // Threads that spin while they wait take the core from the other sessions and from decoding.
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        SelectDevice(settings, options.Device);
        InferenceSession session;
        try
        {
            session = new InferenceSession(onnx, settings);
        }
        catch (OnnxRuntimeException e) when (e.Message.Contains("NotImplemented", StringComparison.Ordinal))
        {
            throw new NotSupportedException($"{name}: ONNX Runtime cannot run this model: {e.Message}", e);
        }
        catch (OnnxRuntimeException e)
        {
            throw new BadDataException(name, $"ONNX Runtime takes it for no valid model: {e.Message}", e);
        }

        return OnnxRuntimeSession.Of(session, name, options);
    }

    private static void SelectDevice(SessionOptions settings, string device)
    {
        if (device == "cpu") return;
        if (CudaIndex(device) is not { } index)
        {
            throw new NotSupportedException($"ONNX Runtime has no device '{device}' here; it knows cpu and cuda:N.");
        }

        try
        {
            // Without this a model would run on the CPU in part, or as a whole, without a word.
            settings.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");
            settings.AppendExecutionProvider_CUDA(index);
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException)
        {
            throw new NotSupportedException(
                $"The device '{device}' is absent: this build of ONNX Runtime, or this machine, has no such GPU. Use cpu.", e);
        }
    }

    private static int? CudaIndex(string device)
    {
        if (device == "cuda") return 0;
        return device.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(device.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}

using System.CommandLine;
using GhostFaceNets.Detection;
using GhostFaceNets.Inference;

namespace GhostFaceNets.Cli;

/// <summary>The <c>--detector</c> option of every command that looks for faces.</summary>
internal static class DetectorOption
{
    private const string Variable = "GHOSTFACE_DETECTOR";

    public static Option<FileInfo?> Create() => new("--detector")
    {
        Description = $"The YuNet face detector, an .onnx file. Defaults to the file that the environment variable {Variable} names.",
        HelpName = "FILE",
    };

    /// <summary>Opens the detector that the option or the environment names.</summary>
    /// <exception cref="UsageException">Neither names one, or the file is absent.</exception>
    public static YuNetDetector Open(FileInfo? given, IInferenceBackend backend, DetectorOptions? options = null)
    {
        var path = given?.FullName ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(path))
        {
            throw new UsageException(
                $"a face detector is needed: name one with --detector FILE or in the environment variable {Variable}; OpenCV's model zoo offers one, face_detection_yunet_2023mar.onnx, at https://github.com/opencv/opencv_zoo/tree/main/models/face_detection_yunet");
        }

        if (!File.Exists(path)) throw new UsageException($"the face detector '{path}' does not exist");
        return new YuNetDetector(path, backend, options);
    }
}

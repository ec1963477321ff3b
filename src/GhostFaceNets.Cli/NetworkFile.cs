using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Cli;

/// <summary>The network of a file for commands that look at it or measure it: detectors too, not only face networks.</summary>
internal static class NetworkFile
{
    /// <summary>Reads a network.</summary>
    /// <param name="path">The file or run folder.</param>
    /// <param name="architecture">The network that a .h5 file of weights alone is for; null otherwise.</param>
    /// <exception cref="BadDataException">It is none, or has an operator that is not supported.</exception>
    public static Network Load(string path, Network? architecture) =>
        architecture is null && Path.GetExtension(path).Equals(".onnx", StringComparison.OrdinalIgnoreCase) && File.Exists(path)
            ? OnnxFile.ReadNetwork(path)
            : ModelFile.Load(path, architecture).Network;
}

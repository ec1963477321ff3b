using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli;

/// <summary>The network of a file for commands that look at it or measure it: detectors too, not only face networks.</summary>
internal static class NetworkFile
{
    /// <summary>Reads a network, and its model card where the file has one.</summary>
    /// <param name="path">The file or run folder.</param>
    /// <param name="architecture">The network that a .h5 file of weights alone is for; null otherwise.</param>
    /// <exception cref="BadDataException">It is none, or has an operator that is not supported.</exception>
    public static (Network Network, ModelCard? Card) Open(string path, Network? architecture)
    {
        if (architecture is null && OnnxFile.IsOfOthers(path)) return (OnnxFile.ReadNetwork(path), null);
        var model = ModelFile.Load(path, architecture);
        return (model.Network, model.Card);
    }

    /// <summary>Reads a network.</summary>
    /// <inheritdoc cref="Open"/>
    public static Network Load(string path, Network? architecture) => Open(path, architecture).Network;
}

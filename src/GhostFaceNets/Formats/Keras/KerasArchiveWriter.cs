using System.Collections.Immutable;
using PureHDF;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Writes graph and weights as the HDF5 file that Keras 2.8 makes of a whole model.</summary>
internal static class KerasArchiveWriter
{
    private const string Version = "2.8.0";
    private const string Backend = "tensorflow";

    public static void Write(Stream stream, string config, IReadOnlyList<KerasLayerDraft> layers)
    {
        var weights = new H5Group { Attributes = { ["backend"] = Backend, ["keras_version"] = Version } };
        weights.Attributes["layer_names"] = layers.Select(layer => layer.Name).ToArray();
        foreach (var layer in layers) weights[layer.Name] = Layer(layer);
        var file = new H5File { ["model_weights"] = weights };
        file.Attributes["backend"] = Backend;
        file.Attributes["keras_version"] = Version;
        file.Attributes["model_config"] = config;
        // The library closes the stream that it writes to.
        using var buffer = new MemoryStream();
        file.Write(buffer);
        stream.Write(buffer.ToArray());
    }

    private static H5Group Layer(KerasLayerDraft layer)
    {
        var group = new H5Group();
        if (layer.Weights.IsEmpty)
        {
            group.Attributes["weight_names"] = Array.Empty<double>();
            return group;
        }

        group.Attributes["weight_names"] = layer.Weights.Select(weight => $"{layer.Name}/{weight.Name}:0").ToArray();
        var inner = new H5Group();
        foreach (var weight in layer.Weights)
        {
            inner[$"{weight.Name}:0"] = new H5Dataset(weight.Values, fileDims: [.. weight.Shape.Select(extent => (ulong)extent)]);
        }

        group[layer.Name] = inner;
        return group;
    }
}

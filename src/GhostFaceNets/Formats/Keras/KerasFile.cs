using GhostFaceNets.Files;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Keras;

/// <summary>Keras 2's .h5 files (HDF5), in which GhostFaceNets was published: whole models, which hold their graph, and
/// weights alone, for which the caller names the architecture.</summary>
public static class KerasFile
{
    /// <summary>Whether the file holds its graph, so that <see cref="Read"/> needs nothing else.</summary>
    /// <exception cref="BadDataException">It is no HDF5 file.</exception>
    public static bool HasGraph(string path) => KerasArchive.HasGraph(path);

    /// <summary>Reads a whole model by its own graph, whatever its depth. A classifier behind the embedding is left out.</summary>
    /// <exception cref="BadDataException">The file is broken or foreign, holds weights only, or has a layer that is not
    /// supported; the layer is named.</exception>
    public static Network Read(string path) => Guarded(path, () =>
    {
        var archive = KerasArchive.Read(path);
        var config = KerasConfig.Parse(path, archive.Config ?? throw new BadDataException(
            path, "it holds weights without their graph; name the architecture that they belong to."));
        var graph = new KerasGraphReader();
        foreach (var layer in config.Layers) graph.Add(layer);
        var output = graph.Output(config.Layers.Single(layer => layer.Name == config.Output));
        var layers = archive.Layers.DistinctBy(layer => layer.Layer).ToDictionary(layer => layer.Layer);
        var pairs = graph.Nodes.Where(node => !node.WeightSlots(graph.Shapes.InputsOf(node)).IsEmpty)
            .Select(node => (node, layers.GetValueOrDefault(node.Name)
                ?? throw new BadDataException(path, $"it has no weights for the layer '{node.Name}' of its graph.")));
        return new Network(config.Name, graph.Nodes, [output], KerasWeights.Assign(path, pairs, graph.Shapes), graph.WeightDecays);
    });

    /// <summary>Reads the weights of a file, whole model or weights only, into a known architecture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="architecture">The network whose weights are replaced; its batch norms' epsilon stays.</param>
    /// <exception cref="BadDataException">The weights do not fit; the message names the layer and both shapes in Keras'
    /// layout.</exception>
    public static Network ReadWeights(string path, Network architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return Guarded(path, () =>
        {
            var archive = KerasArchive.Read(path);
            var pairs = KerasWeightMatch.Pair(path, architecture, archive.Layers);
            return architecture.WithWeights(KerasWeights.Assign(path, pairs, NodeShapes.Of(architecture.Nodes)));
        });
    }

    /// <summary>Writes a whole model that Keras 2.8 loads (<c>keras.models.load_model</c>); the file appears only when
    /// complete. GhostFaceNetV2's hard sigmoid and hard swish carry the names under which keras_cv_attention_models
    /// registers them.</summary>
    /// <exception cref="NotSupportedException">Keras has no layer for a node; it is named.</exception>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(string path, Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var graph = new KerasGraphWriter(network);
        AtomicFile.Write(path, stream => KerasArchiveWriter.Write(stream, graph.ToJson(), graph.Layers));
    }

    private static Network Guarded(string path, Func<Network> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is ArgumentException or ArithmeticException or InvalidOperationException
            or System.Text.Json.JsonException or FormatException or KeyNotFoundException)
        {
            throw new BadDataException(path, $"its graph is not valid: {problem.Message}", problem);
        }
    }
}

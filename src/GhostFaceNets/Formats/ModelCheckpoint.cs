using System.Collections.Immutable;
using GhostFaceNets.Formats.Safetensors;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Formats;

/// <summary>Face models in .safetensors files: weights as tensors <c>network/NAME</c>, graph and model card as JSON in
/// the metadata. A training checkpoint holds further tensors and texts, which are left alone.</summary>
public static class ModelCheckpoint
{
    /// <summary>The metadata key of the graph.</summary>
    public const string NetworkKey = "ghostfacenets.network";

    /// <summary>The metadata key of the model card.</summary>
    public const string CardKey = "ghostfacenets.card";

    /// <summary>Begins the names of the network's weights.</summary>
    public const string WeightPrefix = "network/";

    /// <summary>Reads the model of a checkpoint.</summary>
    /// <exception cref="BadDataException">The file is damaged, or holds no face network.</exception>
    public static FaceModel Read(string path)
    {
        var file = SafetensorsFile.Read(path);
        if (!file.Metadata.TryGetValue(NetworkKey, out var graph))
        {
            throw new BadDataException(path, $"has no '{NetworkKey}' in its metadata: it is no checkpoint of GhostFaceNets.");
        }

        var weights = file.Tensors.Keys.Where(name => name.StartsWith(WeightPrefix, StringComparison.Ordinal))
            .ToImmutableDictionary(name => name[WeightPrefix.Length..], file.FloatTensor);
        var network = NetworkJson.Deserialize(graph, weights, path);
        var card = file.Metadata.TryGetValue(CardKey, out var json) ? ModelCardJson.Deserialize(json, network, path) : ModelCard.Of(network);
        return FaceModel.Checked(network, card, path);
    }

    /// <summary>Copies a file with another model card; all else stays as it is.</summary>
    /// <param name="source">The model.</param>
    /// <param name="path">The copy; may be the same file.</param>
    /// <param name="card">Its new card.</param>
    /// <exception cref="BadDataException">The source is damaged.</exception>
    /// <exception cref="IOException">A file cannot be read or written; an old one is untouched.</exception>
    public static void WriteCard(string source, string path, ModelCard card)
    {
        var file = SafetensorsFile.Read(source);
        SafetensorsFile.Write(path, file.Tensors, file.Metadata.SetItem(CardKey, ModelCardJson.Serialize(card)));
    }

    /// <summary>Writes a model alone.</summary>
    /// <exception cref="IOException">The file cannot be written; an old one is untouched.</exception>
    public static void Write(string path, FaceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        SafetensorsFile.Write(
            path,
            model.Network.Weights.ToDictionary(weight => WeightPrefix + weight.Key, weight => SafetensorsTensor.Of(weight.Value)),
            new Dictionary<string, string>
            {
                [NetworkKey] = NetworkJson.Serialize(model.Network),
                [CardKey] = ModelCardJson.Serialize(model.Card.WithSizesOf(model.Network)),
            });
    }
}

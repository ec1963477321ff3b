using System.Collections.Immutable;
using PureHDF;

namespace GhostFaceNets.Formats.Keras;

/// <summary>What lies in a Keras .h5 file: the graph's JSON if there is one, and the weights by layer.
/// Groups are sorted by name in it, so <c>layer_names</c> and <c>weight_names</c> give the order.</summary>
internal sealed record KerasArchive(string Path, string? Config, string? Version, ImmutableArray<KerasLayerWeights> Layers)
{
    private const string ConfigAttribute = "model_config";
    private const string WeightsGroup = "model_weights";
    private const string LayerNames = "layer_names";

    public static KerasArchive Read(string path) => Open(path, (file, length) =>
    {
        var version = Text(path, file, "keras_version", length);
        var config = Text(path, file, ConfigAttribute, length);
        IH5Group root = file.LinkExists(WeightsGroup) ? file.Group(WeightsGroup) : file;
        version ??= Text(path, root, "keras_version", length);
        if (version?.StartsWith('3') == true || (config is null && file.LinkExists("layers")))
        {
            throw new BadDataException(
                path, $"it was saved by Keras {version ?? "3"}, whose layers differ; save it again with Keras 2 (TensorFlow 2.15 or before).");
        }

        if (!HasTexts(root, LayerNames))
        {
            throw new BadDataException(path, $"it is no Keras model: there is no attribute '{LayerNames}' at its root or in '{WeightsGroup}'.");
        }

        var layers = Texts(path, root, LayerNames, length).Select(name => ReadLayer(path, root, name, length));
        return new KerasArchive(path, config, version, [.. layers]);
    });

    public static bool HasGraph(string path) => Open(path, (file, _) => file.AttributeExists(ConfigAttribute));

    private static T Open<T>(string path, Func<IH5Group, long, T> read)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        using var metered = new MeteredStream(stream, new Hdf5Sizes(path, stream.SafeFileHandle));
        try
        {
            using var file = H5File.Open(metered, leaveOpen: true);
            return read(file, stream.Length);
        }
        catch (Exception problem) when (problem is not BadDataException)
        {
            // The library answers broken files with exceptions of every kind, plain Exception among them.
            throw new BadDataException(path, $"it is no complete HDF5 file of Keras: {problem.Message}", problem);
        }
    }

    private static KerasLayerWeights ReadLayer(string path, IH5Group root, string layer, long length)
    {
        var group = root.Group(layer);
        var tensors = Texts(path, group, "weight_names", length).Select(name => ReadTensor(path, group, layer, name, length));
        return new(layer, [.. tensors]);
    }

    private static KerasTensor ReadTensor(string path, IH5Group group, string layer, string name, long length)
    {
        var dataset = group.Dataset(name);
        var dimensions = dataset.Space.Dimensions;
        if (dataset.Type is not { Class: H5DataTypeClass.FloatingPoint, Size: sizeof(float) })
        {
            throw new BadDataException(
                path, $"the weight '{name}' of layer '{layer}' holds {dataset.Type.Size}-byte {dataset.Type.Class}, expected float32.");
        }

        if (Bytes(dimensions, sizeof(float)) > (UInt128)length)
        {
            throw new BadDataException(
                path, $"the weight '{name}' of layer '{layer}' of shape ({string.Join(", ", dimensions)}) is larger than the file.");
        }

        var leaf = name[(name.LastIndexOf('/') + 1)..];
        var colon = leaf.LastIndexOf(':');
        return new(
            colon < 0 ? leaf : leaf[..colon],
            [.. dimensions.Select(extent => checked((int)extent))],
            dimensions.Contains(0UL) ? [] : dataset.Read<float[]>());
    }

    /// <summary>A text attribute; Keras writes them with variable and with fixed length.</summary>
    private static string? Text(string path, IH5Object place, string name, long length)
    {
        if (!place.AttributeExists(name)) return null;
        var attribute = place.Attribute(name);
        CheckSize(path, name, attribute, length);
        return attribute.Read<string>();
    }

    private static bool HasTexts(IH5Object place, string name) => place.AttributeExists(name) || place.AttributeExists(name + "0");

    /// <summary>An attribute of several texts. Long lists are split into <c>name0</c>, <c>name1</c> and so on, and an
    /// empty one is an array of zero numbers.</summary>
    private static IEnumerable<string> Texts(string path, IH5Object place, string name, long length)
    {
        if (place.AttributeExists(name)) return Part(name);
        var parts = new List<string>();
        for (var i = 0; place.AttributeExists($"{name}{i}"); i++) parts.AddRange(Part($"{name}{i}"));
        return parts;

        IEnumerable<string> Part(string part)
        {
            var attribute = place.Attribute(part);
            CheckSize(path, part, attribute, length);
            return attribute.Space.Dimensions.Contains(0UL) ? [] : attribute.Read<string[]>();
        }
    }

    private static void CheckSize(string path, string name, IH5Attribute attribute, long length)
    {
        if (Bytes(attribute.Space.Dimensions, Math.Max(1, attribute.Type.Size)) > (UInt128)length)
        {
            throw new BadDataException(path, $"the attribute '{name}' claims to be larger than the file.");
        }
    }

    private static UInt128 Bytes(ulong[] dimensions, int size)
    {
        var bytes = (UInt128)size;
        foreach (var extent in dimensions)
        {
            bytes *= extent;
            // Stops before a further product could overflow; a later zero makes the whole empty, and is caught as too large.
            if (bytes > ulong.MaxValue) break;
        }

        return bytes;
    }
}

using GhostFaceNets.Files;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using GhostFaceNets.Recognition.Foreign;
using Google.Protobuf;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Face models as .onnx files (https://onnx.ai), weights inside, the model card as JSON in the metadata under
/// <c>ghostfacenets.card</c>. Input <c>(batch, 3, H, W)</c>, output <c>(batch, size)</c>, any batch.</summary>
public static class OnnxFile
{
    /// <summary>Writes a model. Weight decays are not part of the file; the sizes in its card are the network's own.</summary>
    /// <exception cref="NotSupportedException">The network has a kind of node that ONNX files cannot hold.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is untouched.</exception>
    public static void Write(string path, FaceModel model)
    {
        var proto = ToProto(model);
        AtomicFile.Write(path, stream => proto.WriteTo(stream));
    }

    /// <summary>Copies a file with another model card; all else stays as it is, also what this library would not write.</summary>
    /// <param name="source">The model.</param>
    /// <param name="path">The copy; may be the same file.</param>
    /// <param name="card">Its new card.</param>
    /// <exception cref="BadDataException">The source is no ONNX file or damaged.</exception>
    /// <exception cref="IOException">A file cannot be read or written; an old one is untouched.</exception>
    public static void WriteCard(string source, string path, ModelCard card)
    {
        var proto = Parse(File.ReadAllBytes(source), source);
        var entry = proto.MetadataProps.FirstOrDefault(entry => entry.Key == OnnxFormat.CardKey);
        if (entry is null) proto.MetadataProps.Add(entry = new StringStringEntryProto { Key = OnnxFormat.CardKey });
        entry.Value = ModelCardJson.Serialize(card);
        AtomicFile.Write(path, stream => proto.WriteTo(stream));
    }

    /// <summary>The bytes that <see cref="Write"/> would write.</summary>
    /// <exception cref="NotSupportedException">The network has a kind of node that ONNX files cannot hold.</exception>
    public static byte[] ToBytes(FaceModel model) => ToProto(model).ToByteArray();

    /// <summary>Reads a model: our own exactly, and foreign face networks as far as their operators have a counterpart
    /// here. A file without a model card gets one with its sizes; with what <see cref="ForeignInputFile"/> says beside it, or else what the graph subtracts
    /// from its pictures and multiplies them by first; and otherwise the defaults.</summary>
    /// <exception cref="BadDataException">The file is no ONNX file or damaged, does something else than turning one
    /// picture into one vector, keeps its weights elsewhere, or has an operator that is not supported; it is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FaceModel Read(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= Array.MaxLength
            ? Read(File.ReadAllBytes(path), path, isThere: true)
            : throw new BadDataException(path, $"has {length} bytes, more than an ONNX file can have.");
    }

    /// <summary>Reads a model from the bytes of a file.</summary>
    /// <param name="bytes">All of the file.</param>
    /// <param name="file">The file as errors should name it.</param>
    /// <exception cref="BadDataException">See <see cref="Read(string)"/>.</exception>
    public static FaceModel Read(ReadOnlySpan<byte> bytes, string file) => Read(bytes, file, isThere: false);

    private static FaceModel Read(ReadOnlySpan<byte> bytes, string file, bool isThere)
    {
        var proto = Parse(bytes, file);
        var network = OnnxGraphReader.ReadFaceNetwork(proto.Graph, file);
        return proto.MetadataProps.FirstOrDefault(entry => entry.Key == OnnxFormat.CardKey)?.Value is { } json
            ? new(network, ModelCardJson.Deserialize(json, network, file))
            : WithoutCard(network, (isThere ? ForeignInputFile.Find(file) : null) ?? new(), file);
    }

    /// <summary>Reads a model of others as it is, with a card of what is said of it.</summary>
    /// <param name="path">The file, beside which a <see cref="ForeignInputFile"/> may lie.</param>
    /// <param name="input">How it wants its pictures; completed by the file beside it.</param>
    /// <exception cref="BadDataException">See <see cref="Read(string)"/> and <see cref="ForeignCard.Of"/>.</exception>
    public static FaceModel Read(string path, ForeignInput input)
    {
        var network = OnnxGraphReader.ReadFaceNetwork(Parse(File.ReadAllBytes(path), path).Graph, path);
        var card = ForeignCard.Of(path, input, network);
        return (card.InputMean, card.InputScale) == (0, 1) ? Folded(network, card) : new(network, card);
    }

    /// <summary>Reads the network of a file that takes pictures of one size, whatever it puts out: a detector too.</summary>
    /// <exception cref="BadDataException">The file is no ONNX file or damaged, has other inputs or leaves their size open, or
    /// has an operator that is not supported; it is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Network ReadNetwork(string path) => OnnxGraphReader.Read(Parse(File.ReadAllBytes(path), path).Graph, path, default);

    /// <summary>Whether a file has a model card, which says how it wants its pictures.</summary>
    /// <exception cref="BadDataException">The file is no ONNX file or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool HasCard(string path) => Parse(File.ReadAllBytes(path), path).MetadataProps.Any(entry => entry.Key == OnnxFormat.CardKey);

    /// <summary>Whether a path names a model of others: an .onnx file without a model card.</summary>
    /// <exception cref="BadDataException">It is called .onnx and is no such file, or damaged.</exception>
    public static bool IsOfOthers(string path) =>
        string.Equals(Path.GetExtension(path), ".onnx", StringComparison.OrdinalIgnoreCase) && File.Exists(path) && !HasCard(path);

    /// <summary>Refuses a model of others where nothing says completely how it wants its pictures, neither a card nor a <see cref="ForeignInputFile"/> beside it.</summary>
    /// <exception cref="BadDataException">It is one.</exception>
    public static void DemandDescription(string path)
    {
        if (IsOfOthers(path) && ForeignInputFile.Find(path) is not { ColourOrder: not null, Mean: not null, Std: not null }) DemandCard(path);
    }

    /// <summary>Refuses a model of others where it would be fed as ours are: how it wants its pictures is not in the file.</summary>
    /// <exception cref="BadDataException">It is one.</exception>
    public static void DemandCard(string path)
    {
        if (!IsOfOthers(path)) return;
        throw new BadDataException(
            path,
            "is a model of others, without a model card; convert it first and say how it wants its pictures: "
            + $"ghostface convert {Path.GetFileName(path)} {Path.GetFileNameWithoutExtension(path)}-converted.onnx --colour-order RGB|BGR --mean M --std S");
    }

    /// <summary>A model of a version that can be read, with a graph.</summary>
    /// <exception cref="BadDataException">The file is no ONNX file, damaged, or too old.</exception>
    internal static ModelProto Parse(ReadOnlySpan<byte> bytes, string file)
    {
        ModelProto proto;
        try
        {
            proto = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new BadDataException(file, $"is no ONNX file, or is cut short: {e.Message}", e);
        }

        if (proto.Graph is null) throw new BadDataException(file, "is no ONNX file: it holds no graph.");
        var opset = proto.OpsetImport.FirstOrDefault(set => set.Domain is "" or "ai.onnx")?.Version
            ?? throw new BadDataException(file, "does not say which version of ONNX' operators it uses; it may be cut short.");
        return opset >= OnnxFormat.OldestOpset
            ? proto
            : throw new BadDataException(file, $"uses version {opset} of ONNX' operators; {OnnxFormat.OldestOpset} or later was expected.");
    }

    /// <summary>A network of pictures from 0 to 255, with what its graph does first to them in the card instead.</summary>
    private static FaceModel Folded(Network network, ModelCard card)
    {
        var (rest, mean, scale) = FoldInputScaling.Apply(network);
        return rest == network || !float.IsFinite(mean) || Math.Abs(scale) is not (> 0 and <= 1)
            ? new(network, card)
            : new(rest, card with { InputMean = mean, InputScale = scale });
    }

    /// <summary>What a foreign graph does first to its pictures goes into the card, or they would be brought into its range twice. A factor above 1 is
    /// for values of 0 to 1 and stays where it is.</summary>
    private static FaceModel WithoutCard(Network network, ForeignInput said, string file)
    {
        var card = ModelCard.Of(network);
        if (said.ColourOrder is { } order) card = card with { ColourOrder = order is "RGB" or "BGR" ? order : throw Wrong($"has the colour order '{order}'; RGB or BGR was expected") };
        if (said.Mean is not null || said.Std is not null)
        {
            var (average, deviation) = (One(said.Mean), One(said.Std));
            if (average is null || deviation is null or 0) throw Wrong("has not one mean and one std for all colours, which a model card holds");
            card = card with { InputMean = average.Value, InputScale = 1 / deviation.Value };
            if ((average, deviation) != (0, 1)) return new(network, card);
        }

        return Folded(network, card);

        float? One(IReadOnlyList<float>? numbers) => numbers is [var first, ..] && numbers.All(number => number == first) ? first : null;
        BadDataException Wrong(string problem) => new(ForeignInputFile.PathFor(file), $"{problem}.");
    }

    /// <summary>The file of a model; kernels as a plan says, or all as float32.</summary>
    internal static ModelProto ToProto(FaceModel model, WeightPlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ModelProto
        {
            IrVersion = OnnxFormat.IrVersion,
            OpsetImport = { new OperatorSetIdProto { Version = OnnxFormat.Opset } },
            ProducerName = "GhostFaceNets for .NET",
            ProducerVersion = typeof(OnnxFile).Assembly.GetName().Version!.ToString(3),
            Graph = OnnxWriter.Write(model.Network, plan),
            MetadataProps = { new StringStringEntryProto { Key = OnnxFormat.CardKey, Value = ModelCardJson.Serialize(model.Card.WithSizesOf(model.Network)) } },
        };
    }
}

using System.Globalization;
using GhostFaceNets.Formats.Keras;
using GhostFaceNets.Formats.Mxnet;
using GhostFaceNets.Formats.Onnx;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Formats;

/// <summary>Face models in every format that holds one, told apart by the file's ending: <c>.onnx</c>, Keras'
/// <c>.h5</c>, and <c>.safetensors</c> checkpoints; for reading also MXNet's <c>-symbol.json</c>, run folders and folders
/// of checkpoints.</summary>
public static class ModelFile
{
    private const string KnownFiles = ".onnx, .h5 and .safetensors";

    /// <summary>Reads a model. A run folder gives its best model, or the latest where none was best; a folder of
    /// checkpoints the last one by name.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="architecture">The network that a .h5 file of weights alone is for; null otherwise.</param>
    /// <exception cref="BadDataException">The file is absent, of no known format, damaged, or holds no face network; or
    /// an architecture is needed and absent, or given and not needed.</exception>
    public static FaceModel Load(string path, Network? architecture = null)
    {
        var file = Directory.Exists(path) ? FileIn(path) : path;
        if (!File.Exists(file)) throw new BadDataException(file, "there is no such file or folder.");
        var extension = Path.GetExtension(file).ToUpperInvariant();
        if (extension == ".H5") return FromKeras(file, architecture);
        if (architecture is not null)
        {
            throw new BadDataException(file, "only .h5 files of weights alone need an architecture; leave it out here.");
        }

        return extension switch
        {
            ".ONNX" => OnnxFile.Read(file),
            ".SAFETENSORS" => ModelCheckpoint.Read(file),
            _ when MxnetFile.IsName(file) => MxnetFile.Read(file),
            _ => throw new BadDataException(file, $"is of no known model format; known are {KnownFiles} files, MXNet's -symbol.json, and run folders."),
        };
    }

    /// <summary>Writes a model in the format of the path's ending; it appears when it is complete. A .h5 file keeps the
    /// network but not the card.</summary>
    /// <exception cref="BadDataException">The ending is of no known format.</exception>
    /// <exception cref="NotSupportedException">The format cannot hold a kind of node that the network has, or how its card wants pictures.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is untouched.</exception>
    public static void Save(string path, FaceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".ONNX": OnnxFile.Write(path, model); break;
            case ".H5":
                DemandUsualPictures(path, model.Card);
                KerasFile.Write(path, model.Network);
                break;
            case ".SAFETENSORS": ModelCheckpoint.Write(path, model); break;
            default: throw new BadDataException(path, $"is of no known model format; known are {KnownFiles}.");
        }
    }

    /// <summary>Gives a model file another card, in place or in a copy, which appears when it is complete; all else stays as it is.</summary>
    /// <param name="source">The file that <see cref="Load"/> would read, or its folder.</param>
    /// <param name="path">The file to write, of the same format; null writes in place.</param>
    /// <param name="card">The new card.</param>
    /// <returns>The file that was written.</returns>
    /// <exception cref="BadDataException">The source is damaged, a model of others, or of a format that carries no card: it must be converted first.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is untouched.</exception>
    public static string SaveCard(string source, string? path, ModelCard card)
    {
        var target = CardTarget(source, path);
        var file = Directory.Exists(source) ? FileIn(source) : source;
        if (IsOnnx(file)) OnnxFile.WriteCard(file, target, card);
        else ModelCheckpoint.WriteCard(file, target, card);
        return target;
    }

    /// <summary>The file that <see cref="SaveCard"/> would write, to see before long work whether it can be written.</summary>
    /// <exception cref="BadDataException">As for <see cref="SaveCard"/>.</exception>
    public static string CardTarget(string source, string? path)
    {
        var file = Directory.Exists(source) ? FileIn(source) : source;
        if (!CarriesCard(file))
        {
            throw new BadDataException(file, $"cannot carry a model card; convert it first: ghostface convert {Path.GetFileName(file)} {Path.GetFileNameWithoutExtension(file)}.onnx");
        }

        OnnxFile.DemandCard(file);
        return path is null || (IsOnnx(file) ? IsOnnx(path) : IsCheckpoint(path))
            ? path ?? file
            : throw new BadDataException(path, $"a copy of {Path.GetFileName(file)} with another card ends in {Path.GetExtension(file)} too.");
    }

    /// <summary>Whether files of this ending carry a model card.</summary>
    public static bool CarriesCard(string path) => IsOnnx(path) || IsCheckpoint(path);

    /// <summary>A file without a card is fed as a new card says.</summary>
    private static void DemandUsualPictures(string path, ModelCard card)
    {
        var usual = new ModelCard();
        if ((card.ColourOrder, card.InputMean, card.InputScale) == (usual.ColourOrder, usual.InputMean, usual.InputScale)) return;
        throw new NotSupportedException(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: a .h5 file cannot say that its pictures are {card.ColourOrder}, (value - {card.InputMean}) * {card.InputScale}, and would be fed with {usual.ColourOrder}, (value - {usual.InputMean}) * {usual.InputScale}; write .onnx."));
    }

    private static bool IsOnnx(string path) => string.Equals(Path.GetExtension(path), ".onnx", StringComparison.OrdinalIgnoreCase);

    private static bool IsCheckpoint(string path) => string.Equals(Path.GetExtension(path), ".safetensors", StringComparison.OrdinalIgnoreCase);

    private static FaceModel FromKeras(string file, Network? architecture)
    {
        if (architecture is null && !KerasFile.HasGraph(file))
        {
            throw new BadDataException(file, "holds weights alone; name their architecture, its width and its stride.");
        }

        var network = architecture is null ? KerasFile.Read(file) : KerasFile.ReadWeights(file, architecture);
        return FaceModel.Checked(network, ModelCard.Of(network), file);
    }

    private static string FileIn(string folder)
    {
        string[] files =
        [
            .. new[] { "best.onnx", "latest.onnx" }.Select(name => Path.Combine(folder, name)).Where(File.Exists),
            .. Directory.GetFiles(folder, "*.safetensors").OrderDescending(StringComparer.Ordinal),
        ];
        return files.Length > 0
            ? files[0]
            : throw new BadDataException(folder, "holds no best.onnx or latest.onnx, as a run folder does, and no .safetensors checkpoint.");
    }
}

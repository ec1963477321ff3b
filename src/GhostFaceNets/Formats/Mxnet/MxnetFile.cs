using System.Globalization;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Formats.Mxnet;

/// <summary>Face models of Apache MXNet, as InsightFace publishes them: the graph in <c>NAME-symbol.json</c>, the weights
/// beside it in <c>NAME-0000.params</c>, the number being the epoch.</summary>
public static class MxnetFile
{
    private const string SymbolEnding = "-symbol.json";
    private const string ParametersEnding = ".params";

    /// <summary>Whether a path is called like one of the two files.</summary>
    public static bool IsName(string path) =>
        path.EndsWith(SymbolEnding, StringComparison.OrdinalIgnoreCase) || path.EndsWith(ParametersEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a model. Such graphs take RGB from 0 to 255; what they subtract and multiply by at their beginning
    /// goes into the model's card. The size of the pictures is what the graph says, or else 112 x 112.</summary>
    /// <param name="path">The symbol file, which takes the weights of the last epoch, or the weights of one epoch.</param>
    /// <exception cref="BadDataException">A file is absent or damaged, the graph has an operator that is not supported,
    /// or the weights do not fit it; node or array is named.</exception>
    public static FaceModel Read(string path)
    {
        if (!IsName(path)) throw new BadDataException(path, $"is not called like a file of MXNet; NAME{SymbolEnding} or NAME-0000{ParametersEnding} was expected.");
        var symbol = path.EndsWith(ParametersEnding, StringComparison.OrdinalIgnoreCase) ? SymbolOf(path) : path;
        var parameters = symbol == path ? ParametersOf(symbol) : path;
        var name = Path.GetFileName(symbol)[..^SymbolEnding.Length];
        var (network, mean, scale) = FoldInputScaling.Apply(MxnetGraphReader.Read(MxnetSymbol.Read(symbol), MxnetParameters.Read(parameters), name));
        return FaceModel.Checked(network, ModelCard.Of(network) with { InputMean = mean, InputScale = scale }, symbol);
    }

    private static string SymbolOf(string parameters)
    {
        var name = Path.GetFileNameWithoutExtension(parameters);
        var symbol = name.LastIndexOf('-') is > 0 and var end ? Path.Combine(FolderOf(parameters), name[..end] + SymbolEnding) : null;
        return symbol is not null && File.Exists(symbol)
            ? symbol
            : throw new BadDataException(parameters, $"its graph is not beside it; NAME-0000{ParametersEnding} belongs to NAME{SymbolEnding}.");
    }

    private static string ParametersOf(string symbol)
    {
        var name = Path.GetFileName(symbol)[..^SymbolEnding.Length];
        return Directory.EnumerateFiles(FolderOf(symbol), $"{name}-*{ParametersEnding}").Where(file => EpochOf(file, name) is not null).MaxBy(file => EpochOf(file, name))
            ?? throw new BadDataException(symbol, $"its weights are not beside it; {name}-0000{ParametersEnding} was expected.");
    }

    private static int? EpochOf(string file, string name) => int.TryParse(
        Path.GetFileNameWithoutExtension(file).AsSpan(name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : null;

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}

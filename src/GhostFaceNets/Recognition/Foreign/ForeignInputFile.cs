using System.Text.Json;

namespace GhostFaceNets.Recognition.Foreign;

/// <summary>A <see cref="ForeignInput"/> as the JSON file that lies beside a model: <c>model.onnx.json</c> beside
/// <c>model.onnx</c>, for example <c>{"colour_order": "BGR", "mean": [104, 117, 123], "std": 1, "input_size": 112}</c>.</summary>
public static class ForeignInputFile
{
    /// <summary>The file that describes a model.</summary>
    public static string PathFor(string model) => model + ".json";

    /// <summary>What the file beside a model says; null where there is none.</summary>
    /// <exception cref="BadDataException">It is no description, or has a key that is not known.</exception>
    public static ForeignInput? Find(string model)
    {
        var path = PathFor(model);
        if (!File.Exists(path)) return null;
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, ForeignInputContext.Default.ForeignInput) ?? throw new BadDataException(path, "is null; an object was expected.");
        }
        catch (JsonException e)
        {
            throw new BadDataException(path, $"is no description of a model's input: {e.Message}", e);
        }
    }
}

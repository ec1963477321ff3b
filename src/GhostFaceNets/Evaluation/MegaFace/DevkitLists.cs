using System.Globalization;
using System.Text.Json;
using GhostFaceNets.Files;

namespace GhostFaceNets.Evaluation.MegaFace;

/// <summary>The devkit's lists in the folder <c>templatelists</c>: the probes, and galleries of distractors of several sizes and drawings.</summary>
public static class DevkitLists
{
    /// <summary>The file of the probes: <c>path</c>, a list of person and file, and <c>id</c>, as many people.</summary>
    public const string ProbesName = "facescrub_features_list.json";

    private const string GalleryPrefix = "megaface_features_list.json_";

    /// <summary>The file of a gallery: <c>path</c>, a list of two folders and file.</summary>
    public static string GalleryName(int size, int set) => string.Create(CultureInfo.InvariantCulture, $"{GalleryPrefix}{size}_{set}");

    /// <summary>The galleries that a folder holds, small ones first; none where there is no folder.</summary>
    public static IReadOnlyList<(int Size, int Set)> Galleries(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var found = new List<(int Size, int Set)>();
        foreach (var file in Directory.EnumerateFiles(folder, $"{GalleryPrefix}*"))
        {
            if (Path.GetFileName(file)[GalleryPrefix.Length..].Split('_') is [var size, var set]
                && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var pictures)
                && int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var drawing))
            {
                found.Add((pictures, drawing));
            }
        }

        return [.. found.Order()];
    }

    /// <summary>Reads the probes and, for each, its person.</summary>
    /// <exception cref="BadDataException">The file is no such list.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (IReadOnlyList<string> Pictures, IReadOnlyList<string> Persons) ReadProbes(string path)
    {
        using var document = Parse(path);
        var pictures = Pictures(document, path, PictureList.FaceScrubParts);
        string[] persons = [.. Items(document, path, "id").Select(id => id.ToString())];
        return persons.Length == pictures.Length ? (pictures, persons) : throw new BadDataException(path, $"it has {pictures.Length} paths and {persons.Length} ids.");
    }

    /// <summary>Reads a gallery's distractors.</summary>
    /// <exception cref="BadDataException">The file is no such list.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<string> ReadGallery(string path)
    {
        using var document = Parse(path);
        return Pictures(document, path, PictureList.MegaFaceParts);
    }

    /// <summary>Writes a list: probes with their people, or distractors without.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<string> pictures, IReadOnlyList<string>? persons = null) =>
        AtomicFile.WriteText(path, persons is null ? JsonSerializer.Serialize(new { path = pictures }) : JsonSerializer.Serialize(new { path = pictures, id = persons }));

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException error)
        {
            throw new BadDataException(path, $"it is no JSON: {error.Message}", error);
        }
    }

    private static string[] Pictures(JsonDocument document, string path, int parts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string[] names = [.. Items(document, path, "path").Select((item, place) =>
        {
            var name = (item.ValueKind == JsonValueKind.String ? PictureList.Name(item.GetString()!, parts) : null)
                ?? throw new BadDataException(path, $"path {place} is {item}; expected a path of {parts} parts.");
            return seen.Add(name) ? name : throw new BadDataException(path, $"path {place} names '{name}' again.");
        })];
        return names.Length > 0 ? names : throw new BadDataException(path, "it names no picture.");
    }

    private static JsonElement.ArrayEnumerator Items(JsonDocument document, string path, string name) =>
        document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : throw new BadDataException(path, $"it has no list '{name}'; expected an object with the devkit's lists.");
}

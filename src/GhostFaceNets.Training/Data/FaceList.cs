using GhostFaceNets.Formats.Numpy;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Training.Data;

/// <summary>A list of pictures in a <c>.npz</c> file, as the published GhostFaceNets code keeps it: <c>image_names</c> and
/// <c>image_classes</c> of the same length and, where a teacher was asked, <c>embeddings</c>.</summary>
/// <param name="Names">The pictures' files, or what names them otherwise.</param>
/// <param name="Classes">The person of each picture, 0 or more.</param>
/// <param name="Embeddings">What a teacher makes of each picture, raw; null without.</param>
public sealed record FaceList(IReadOnlyList<string> Names, IReadOnlyList<int> Classes, Embeddings? Embeddings = null)
{
    private const string NamesKey = "image_names";
    private const string ClassesKey = "image_classes";
    private const string EmbeddingsKey = "embeddings";

    /// <summary>Reads a list.</summary>
    /// <exception cref="BadDataException">The file is absent or damaged, an array is absent, of another type or length, or a class is negative.</exception>
    public static FaceList Read(string path)
    {
        if (!File.Exists(path)) throw new BadDataException(path, "there is no such list of pictures.");
        var arrays = NpzFile.Read(path);
        var names = Array(path, arrays, NamesKey, rank: 1) is { ElementType: var type } array && type == typeof(string)
            ? array.Values<string>()
            : throw new BadDataException(path, $"'{NamesKey}' holds no strings.");
        var classes = Classes32(path, Array(path, arrays, ClassesKey, rank: 1));
        if (classes.Length != names.Length) throw new BadDataException(path, $"holds {names.Length} names and {classes.Length} classes.");
        var negative = System.Array.FindIndex(classes, label => label < 0);
        if (negative >= 0) throw new BadDataException(path, $"picture {negative} has class {classes[negative]}; classes count from 0.");
        return new(names, classes, arrays.ContainsKey(EmbeddingsKey) ? Taught(path, Array(path, arrays, EmbeddingsKey, rank: 2), names.Length) : null);
    }

    /// <summary>Writes the list; it appears when it is complete.</summary>
    /// <exception cref="IOException">The file cannot be written; an old one is untouched.</exception>
    public void Write(string path)
    {
        var arrays = new List<KeyValuePair<string, NumpyArray>>
        {
            new(NamesKey, NumpyArray.Of([Names.Count], Names.ToArray())),
            new(ClassesKey, NumpyArray.Of([Classes.Count], Classes.Select(label => (long)label).ToArray())),
        };
        if (Embeddings is { } taught) arrays.Add(new(EmbeddingsKey, NumpyArray.Of([taught.Count, taught.Size], taught.Values)));
        NpzFile.Write(path, arrays);
    }

    private static NumpyArray Array(string path, IReadOnlyDictionary<string, NumpyArray> arrays, string key, int rank)
    {
        if (!arrays.TryGetValue(key, out var array)) throw new BadDataException(path, $"holds no array '{key}'.");
        return array.Shape.Length == rank
            ? array
            : throw new BadDataException(path, $"'{key}' has shape ({string.Join(", ", array.Shape)}), expected {rank} dimensions.");
    }

    private static int[] Classes32(string path, NumpyArray array)
    {
        if (array.ElementType == typeof(int)) return array.Values<int>();
        if (array.ElementType != typeof(long)) throw new BadDataException(path, $"'{ClassesKey}' holds no whole numbers of 32 or 64 bits.");
        var large = array.Values<long>();
        return System.Array.Exists(large, label => label != (int)label)
            ? throw new BadDataException(path, $"'{ClassesKey}' holds {large.First(label => label != (int)label)}, which is no class.")
            : [.. large.Select(label => (int)label)];
    }

    private static Embeddings Taught(string path, NumpyArray array, int count)
    {
        if (array.Shape[0] != count || array.Shape[1] == 0)
        {
            throw new BadDataException(path, $"'{EmbeddingsKey}' has shape ({string.Join(", ", array.Shape)}) for {count} pictures.");
        }

        return new(count, array.Shape[1], Singles(path, array));
    }

    private static float[] Singles(string path, NumpyArray array)
    {
        if (array.ElementType == typeof(float)) return array.Values<float>();
        if (array.ElementType == typeof(double)) return [.. array.Values<double>().Select(value => (float)value)];
        return array.ElementType == typeof(Half)
            ? [.. array.Values<Half>().Select(value => (float)value)]
            : throw new BadDataException(path, $"'{EmbeddingsKey}' holds {array.ElementType.Name}, expected float16, float32 or float64.");
    }
}

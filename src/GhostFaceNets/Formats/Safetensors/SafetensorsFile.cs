using System.Buffers.Binary;
using System.Collections.Immutable;
using GhostFaceNets.Files;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Safetensors;

/// <summary>Named tensors and text in one file, which nothing but data can be in.
/// Format: https://github.com/huggingface/safetensors (header length as a little-endian 64-bit number, header as JSON,
/// then the values, little endian, without gaps).</summary>
public sealed class SafetensorsFile
{
    private readonly string _path;

    private SafetensorsFile(
        string path, ImmutableDictionary<string, SafetensorsTensor> tensors, ImmutableDictionary<string, string> metadata)
    {
        (_path, Tensors, Metadata) = (path, tensors, metadata);
    }

    /// <summary>The tensors by name.</summary>
    public ImmutableDictionary<string, SafetensorsTensor> Tensors { get; }

    /// <summary>Text by name.</summary>
    public ImmutableDictionary<string, string> Metadata { get; }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="BadDataException">The file is truncated, too long, or no safetensors file, or holds a type that
    /// <see cref="SafetensorsType"/> lacks.</exception>
    public static SafetensorsFile Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var header = SafetensorsHeader.Read(path, stream);
        var tensors = ImmutableDictionary.CreateBuilder<string, SafetensorsTensor>();
        foreach (var entry in header.Entries)
        {
            stream.Position = header.DataStart + entry.Start;
            tensors.Add(entry.Name, new(entry.Type.Type, entry.Shape, ReadValues(path, stream, entry)));
        }

        return new(path, tensors.ToImmutable(), header.Metadata);
    }

    /// <summary>Writes tensors and text; the file appears only when complete.</summary>
    /// <exception cref="IOException">The file cannot be written; an older one is untouched.</exception>
    public static void Write(
        string path,
        IReadOnlyDictionary<string, SafetensorsTensor> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        // The widest elements first keep every value aligned, as the format's own writer does.
        var ordered = tensors.OrderByDescending(tensor => ElementType.Of(tensor.Value.Type).Size)
            .ThenBy(tensor => tensor.Key, StringComparer.Ordinal).ToArray();
        var header = SafetensorsHeader.ToBytes(ordered, metadata);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var (_, tensor) in ordered)
            {
                ArrayBytes.Write(stream, tensor.Elements, ElementType.Of(tensor.Type).Size);
            }
        });
    }

    /// <summary>The values of a tensor.</summary>
    /// <exception cref="BadDataException">The file has no such tensor, or one of another type.</exception>
    public T[] Values<T>(string name)
        where T : unmanaged =>
        this[name].Elements as T[] ?? throw new BadDataException(
            _path, $"the tensor '{name}' holds {this[name].Type}, expected {ElementType.Of(typeof(T)).Type}.");

    /// <summary>A float32 tensor as a network's weight.</summary>
    /// <exception cref="BadDataException">The file has no such tensor, one of another type, or an empty one.</exception>
    public FloatTensor FloatTensor(string name)
    {
        var values = Values<float>(name);
        var shape = this[name].Shape;
        if (shape.Any(extent => extent is < 1 or > int.MaxValue))
        {
            throw new BadDataException(_path, $"the tensor '{name}' has shape ({string.Join(", ", shape)}), which no weight has.");
        }

        return new(new TensorShape([.. shape.Select(extent => (int)extent)]), values);
    }

    private SafetensorsTensor this[string name] =>
        Tensors.GetValueOrDefault(name) ?? throw new BadDataException(_path, $"there is no tensor '{name}' in it.");

    private static Array ReadValues(string path, FileStream stream, SafetensorsEntry entry)
    {
        if (entry.Count > Array.MaxLength)
        {
            throw new BadDataException(path, $"the tensor '{entry.Name}' has {entry.Count} elements, more than fit in memory here.");
        }

        var values = Array.CreateInstance(entry.Type.Element, (int)entry.Count);
        try
        {
            ArrayBytes.Read(stream, values, entry.Type.Size);
        }
        catch (EndOfStreamException problem)
        {
            throw new BadDataException(path, $"it ends inside the tensor '{entry.Name}'.", problem);
        }

        if (values is bool[] flags && !ArrayBytes.AreTruthValues(flags))
        {
            throw new BadDataException(path, $"the tensor '{entry.Name}' has truth values other than 0 and 1.");
        }

        return values;
    }
}

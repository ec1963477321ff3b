using System.Buffers.Binary;

namespace GhostFaceNets.Formats.RecordIo;

/// <summary>What MXNet puts in front of the picture in a record (its IRHeader): labels and a number.</summary>
/// <param name="Labels">One label, or several where <paramref name="IsArray"/>. The first is a picture's class.</param>
/// <param name="IsArray">Whether the labels stand behind the header, as many as its flag says, even if it is one.</param>
/// <param name="Id">The number that the writer gave the record, mostly its key.</param>
/// <param name="Id2">A second number, mostly 0.</param>
/// <remarks><see href="https://github.com/apache/mxnet/blob/master/python/mxnet/recordio.py"/></remarks>
public sealed record RecordHeader(IReadOnlyList<float> Labels, bool IsArray, ulong Id, ulong Id2 = 0)
{
    /// <summary>Bytes without the labels of an array.</summary>
    internal const int FixedSize = 24;

    private const int LabelAt = 4;
    private const int IdAt = 8;
    private const int Id2At = 16;

    /// <summary>The header of a picture of a class.</summary>
    public static RecordHeader OfImage(int label, long key) => new([label], IsArray: false, (ulong)key);

    /// <summary>The header of a record without a picture that holds a range of keys.</summary>
    /// <param name="first">The first key of the range.</param>
    /// <param name="end">One past its last key.</param>
    /// <param name="key">The record's own key.</param>
    /// <param name="id2">1 in record 0, 0 in an identity's record.</param>
    public static RecordHeader OfRange(long first, long end, long key, ulong id2 = 0) => new([first, end], IsArray: true, (ulong)key, id2);

    /// <summary>The header followed by a picture file's bytes.</summary>
    public byte[] Before(ReadOnlySpan<byte> image)
    {
        var size = FixedSize + (IsArray ? sizeof(float) * Labels.Count : 0);
        var content = new byte[size + image.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(content, IsArray ? (uint)Labels.Count : 0);
        BinaryPrimitives.WriteSingleLittleEndian(content.AsSpan(LabelAt), IsArray ? 0 : Labels[0]);
        BinaryPrimitives.WriteUInt64LittleEndian(content.AsSpan(IdAt), Id);
        BinaryPrimitives.WriteUInt64LittleEndian(content.AsSpan(Id2At), Id2);
        for (var i = 0; IsArray && i < Labels.Count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(content.AsSpan(FixedSize + (sizeof(float) * i)), Labels[i]);
        }

        image.CopyTo(content.AsSpan(size));
        return content;
    }

    /// <summary>Bytes of the header that begins a record; more than the record has where it is none.</summary>
    internal static long SizeOf(ReadOnlySpan<byte> start) =>
        FixedSize + (start.Length < FixedSize ? 0 : sizeof(float) * (long)BinaryPrimitives.ReadUInt32LittleEndian(start));

    /// <summary>Reads a header from all <see cref="SizeOf"/> bytes.</summary>
    internal static RecordHeader Parse(ReadOnlySpan<byte> header)
    {
        var flag = BinaryPrimitives.ReadUInt32LittleEndian(header);
        var labels = new float[Math.Max(1, flag)];
        var from = header[(flag == 0 ? LabelAt : FixedSize)..];
        for (var i = 0; i < labels.Length; i++) labels[i] = BinaryPrimitives.ReadSingleLittleEndian(from[(sizeof(float) * i)..]);
        return new(
            labels,
            flag > 0,
            BinaryPrimitives.ReadUInt64LittleEndian(header[IdAt..]),
            BinaryPrimitives.ReadUInt64LittleEndian(header[Id2At..]));
    }
}

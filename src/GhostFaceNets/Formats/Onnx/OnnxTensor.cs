using System.Runtime.InteropServices;
using GhostFaceNets.Formats.Onnx.Schema;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Formats.Onnx;

/// <summary>Reads the tensors of a file.</summary>
internal static class OnnxTensor
{
    /// <summary>Weights; a scalar becomes a tensor of one element.</summary>
    /// <exception cref="BadDataException">They lie in another file, are no float32, or do not fill their shape.</exception>
    public static FloatTensor Floats(TensorProto tensor, string file)
    {
        Check(tensor, file, OnnxFormat.Float, "float32");
        var values = tensor.RawData.Length > 0 ? Cast<float>(tensor, file) : [.. tensor.FloatData];
        return new(Shape(tensor, file, values.Length), values);
    }

    /// <summary>Weights of half precision.</summary>
    /// <exception cref="BadDataException">They lie in another file, are no float16, or do not fill their shape.</exception>
    public static FloatTensor Halves(TensorProto tensor, string file)
    {
        Check(tensor, file, OnnxFormat.Float16, "float16");
        var values = tensor.RawData.Length > 0 ? Cast<Half>(tensor, file) : [.. tensor.Int32Data.Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))];
        return new(Shape(tensor, file, values.Length), Array.ConvertAll(values, value => (float)value));
    }

    /// <summary>Whole numbers that stand for weights; a scalar becomes a tensor of one element.</summary>
    /// <exception cref="BadDataException">They lie in another file, are no int8, uint8 or int32, or do not fill their shape.</exception>
    public static (TensorShape Shape, int[] Values) Whole(TensorProto tensor, string file)
    {
        if (tensor.DataType is not (OnnxFormat.UInt8 or OnnxFormat.Int32)) Check(tensor, file, OnnxFormat.Int8, "int8");
        else Check(tensor, file, tensor.DataType, "");
        int[] values = (tensor.DataType, tensor.RawData.Length) switch
        {
            (OnnxFormat.Int8, > 0) => Array.ConvertAll(Cast<sbyte>(tensor, file), value => (int)value),
            (OnnxFormat.UInt8, > 0) => Array.ConvertAll(Cast<byte>(tensor, file), value => (int)value),
            (OnnxFormat.Int32, > 0) => Cast<int>(tensor, file),
            (OnnxFormat.Int8, _) => [.. tensor.Int32Data.Select(value => (int)(sbyte)value)],
            (OnnxFormat.UInt8, _) => [.. tensor.Int32Data.Select(value => (int)(byte)value)],
            _ => [.. tensor.Int32Data],
        };
        return (Shape(tensor, file, values.Length), values);
    }

    /// <summary>Sizes and axes.</summary>
    /// <exception cref="BadDataException">They lie in another file, or are no int64.</exception>
    public static long[] Ints(TensorProto tensor, string file)
    {
        Check(tensor, file, OnnxFormat.Int64, "int64");
        return tensor.RawData.Length > 0 ? Cast<long>(tensor, file) : [.. tensor.Int64Data];
    }

    private static void Check(TensorProto tensor, string file, int type, string typeName)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
        {
            throw new BadDataException(file, $"the tensor '{tensor.Name}' lies in another file; only models in one file are supported.");
        }

        if (tensor.DataType != type)
        {
            throw new BadDataException(file, $"the tensor '{tensor.Name}' has the element type {tensor.DataType}; {typeName} ({type}) was expected.");
        }
    }

    private static T[] Cast<T>(TensorProto tensor, string file)
        where T : struct
    {
        var bytes = tensor.RawData.Span;
        return bytes.Length % Marshal.SizeOf<T>() == 0
            ? MemoryMarshal.Cast<byte, T>(bytes).ToArray()
            : throw new BadDataException(file, $"the tensor '{tensor.Name}' has {bytes.Length} bytes, which are no whole number of values.");
    }

    private static TensorShape Shape(TensorProto tensor, string file, int count)
    {
        var product = 1L;
        foreach (var extent in tensor.Dims)
        {
            // A product beyond the values at hand need not be followed further.
            if (extent < 1 || (product *= Math.Min(extent, int.MaxValue)) > count) break;
        }

        if (product != count || tensor.Dims.Any(extent => extent is < 1 or > int.MaxValue))
        {
            throw new BadDataException(
                file, $"the tensor '{tensor.Name}' has {count} values, which do not fill its shape ({string.Join(", ", tensor.Dims.Take(8))}).");
        }

        return tensor.Dims.Count == 0 ? new(1) : new([.. tensor.Dims.Select(extent => (int)extent)]);
    }
}

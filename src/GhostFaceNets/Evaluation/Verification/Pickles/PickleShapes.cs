namespace GhostFaceNets.Evaluation.Verification.Pickles;

/// <summary>Recognises the patterns with which Python writes numpy arrays, numpy booleans and byte strings.</summary>
internal static class PickleShapes
{
    /// <summary>The known name, or null for any other.</summary>
    public static PickleCallable? Find(string module, string name) => (module, name) switch
    {
        ("numpy.core.multiarray" or "numpy._core.multiarray", "_reconstruct") => PickleCallable.Reconstruct,
        ("numpy.core.multiarray" or "numpy._core.multiarray", "scalar") => PickleCallable.Scalar,
        ("numpy.core.numeric" or "numpy._core.numeric", "_frombuffer") => PickleCallable.FromBuffer,
        ("numpy", "ndarray") => PickleCallable.ArrayType,
        ("numpy", "dtype") => PickleCallable.ElementType,
        ("_codecs", "encode") => PickleCallable.Encode,
        _ => null,
    };

    /// <summary>What a REDUCE of a known name stands for; null when its arguments have another form.</summary>
    public static object? Reduce(PickleCallable callable, object?[] arguments) => (callable, arguments) switch
    {
        (PickleCallable.Encode, [PickleText text, var codec]) when Code(codec) is "latin1" or "latin-1" => text.ToLatin1(),
        (PickleCallable.Reconstruct, [PickleCallable.ArrayType, PickleTuple, ReadOnlyMemory<byte>]) => new PickleArray(),
        (PickleCallable.ElementType, [var code, ..]) when Code(code) is { } type => new PickleType(type),
        (PickleCallable.Scalar, [PickleType { Code: "b1" or "u1" }, ReadOnlyMemory<byte> { Length: 1 } value]) => value.Span[0] != 0,
        (PickleCallable.FromBuffer, [ReadOnlyMemory<byte> data, PickleType type, PickleTuple shape, ..]) => Fill(new PickleArray(), type, shape, data),
        _ => null,
    };

    /// <summary>Applies a BUILD; false when the state has another form.</summary>
    public static bool Build(object? target, object? state) => (target, state) switch
    {
        // An element type's byte order, alignment and the like: without meaning for single bytes.
        (PickleType, PickleTuple) => true,
        (PickleArray array, PickleTuple { Items: [long, PickleTuple shape, PickleType type, bool or long, ReadOnlyMemory<byte> data] }) =>
            Fill(array, type, shape, data) is not null,
        _ => false,
    };

    private static PickleArray? Fill(PickleArray array, PickleType type, PickleTuple shape, ReadOnlyMemory<byte> data)
    {
        if (type.Code is not ("u1" or "b1") || shape.Items.Length > 8) return null;
        Int128 elements = 1;
        var extents = new long[shape.Items.Length];
        for (var i = 0; i < extents.Length; i++)
        {
            if (shape.Items[i] is not long extent || extent < 0) return null;
            extents[i] = extent;
            elements *= extent;
            if (elements > data.Length) return null;
        }

        if (elements != data.Length) return null;
        (array.Type, array.Shape, array.Data) = (type.Code, extents, data);
        return array;
    }

    private static string? Code(object? value) => value switch
    {
        PickleText text => text.ToString(),
        ReadOnlyMemory<byte> { Length: <= 8 } bytes => System.Text.Encoding.Latin1.GetString(bytes.Span),
        _ => null,
    };
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GhostFaceNets.Formats.Numpy;

/// <summary>Numpy's strings of fixed width, filled up with NUL: <c>&lt;U7</c> holds seven UTF-32 characters,
/// <c>|S7</c> seven bytes (read as UTF-8).</summary>
internal static class NumpyStrings
{
    private const int CharacterBytes = 4;
    private static readonly UTF32Encoding Wide = new(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true);
    private static readonly UTF8Encoding Narrow = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of one element, or null if the type is no string.</summary>
    public static int? ElementSize(string type)
    {
        if (type.Length < 3 || type[..2] is not ("<U" or "|S")) return null;
        return int.TryParse(type.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            ? checked(width * (IsWide(type) ? CharacterBytes : 1))
            : null;
    }

    public static string[] Read(Stream stream, string name, string type, int size, int count)
    {
        Encoding encoding = IsWide(type) ? Wide : Narrow;
        var texts = new string[count];
        var bytes = count == 0 ? [] : new byte[size];
        for (var i = 0; i < count; i++)
        {
            stream.ReadExactly(bytes);
            try
            {
                texts[i] = encoding.GetString(bytes).TrimEnd('\0');
            }
            catch (DecoderFallbackException problem)
            {
                throw new BadDataException(name, $"its element {i} is no text.", problem);
            }
        }

        return texts;
    }

    public static void Write(Stream stream, ImmutableArray<int> shape, string[] texts)
    {
        var size = Math.Max(CharacterBytes, texts.Select(Wide.GetByteCount).DefaultIfEmpty().Max());
        stream.Write(new NpyHeader($"<U{size / CharacterBytes}", FortranOrder: false, shape).ToBytes());
        var bytes = new byte[size];
        foreach (var text in texts)
        {
            Array.Clear(bytes);
            Wide.GetBytes(text, bytes);
            stream.Write(bytes);
        }
    }

    private static bool IsWide(string type) => type[1] == 'U';
}

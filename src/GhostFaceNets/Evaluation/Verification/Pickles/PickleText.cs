using System.Text;

namespace GhostFaceNets.Evaluation.Verification.Pickles;

/// <summary>A text in a pickle, as the UTF-8 bytes of the file.</summary>
internal sealed class PickleText(ReadOnlyMemory<byte> utf8)
{
    private ReadOnlyMemory<byte>? _latin1;

    /// <summary>The text, for names; no more than its beginning when it is long, since names are short.</summary>
    public override string ToString() => Encoding.UTF8.GetString(utf8.Span[..Math.Min(utf8.Length, 100)]);

    /// <summary>One byte per character, as Python 3 writes bytes in protocol 2; null when a character exceeds 255.</summary>
    // Kept, so that a text that is fetched from the memo many times does not multiply.
    public ReadOnlyMemory<byte>? ToLatin1() => _latin1 ??= Decode(utf8.Span);

    private static ReadOnlyMemory<byte>? Decode(ReadOnlySpan<byte> utf8)
    {
        var bytes = new byte[utf8.Length];
        var count = 0;
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var used);
            if (rune.Value > byte.MaxValue) return null;
            bytes[count++] = (byte)rune.Value;
            utf8 = utf8[used..];
        }

        return bytes.AsMemory(0, count);
    }
}

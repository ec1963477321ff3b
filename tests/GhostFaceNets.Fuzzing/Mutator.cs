using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace GhostFaceNets.Fuzzing;

/// <summary>Changes a file at random: bits, bytes, numbers in binary and in digits, words of its format, pieces doubled, dropped, moved, taken
/// from another file, or repeated until they are many.</summary>
/// <param name="words">Words of the format.</param>
/// <param name="longest">The most bytes of a changed file.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> words, int longest)
{
    private const int MostChanges = 4;
    private const int LongestPiece = 64;

    private static readonly long[] Numbers =
    [
        0, 1, 2, 3, 4, 7, 8, 16, 31, 32, 63, 64, 127, 128, 255, 256, 1000, 1024, 4096, 32767, 32768, 65535, 65536, 1 << 20, 1 << 24, 1 << 29, (1 << 30) - 1, 1 << 30,
        int.MaxValue - 1, int.MaxValue, 1L << 31, uint.MaxValue, 1L << 32, 1L << 40, 1L << 62, long.MaxValue, long.MinValue, int.MinValue, -1, -2, -128, -32768,
    ];

    private static readonly string[] Digits =
        ["-1", "-0", "0", "00", "1e9", "1e999", "-1e308", "1e-400", "nan", "inf", "0x10", "1.5", ".", "+1", "9223372036854775807", "9223372036854775808", "99999999999999999999999999", "٣"];

    /// <summary>A changed copy of a file.</summary>
    public byte[] Change(byte[] file, byte[] other, Random random)
    {
        var bytes = new List<byte>(file);
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--) ChangeOnce(bytes, other, random);
        if (bytes.Count > longest) bytes.RemoveRange(longest, bytes.Count - longest);
        return [.. bytes];
    }

    private void ChangeOnce(List<byte> bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(Math.Min(LongestPiece, bytes.Count - at) + 1);
        switch (random.Next(13))
        {
            case 0 or 1 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
            case 2 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 3 or 4: Overwrite(bytes, at, Number(bytes.Count, random)); break;
            case 5: bytes.RemoveRange(at, length); break;
            case 6: bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length)); break;
            case 7: Overwrite(bytes, random.Next(bytes.Count + 1), [.. bytes.GetRange(at, length)]); break;
            case 8: Splice(bytes, at, other, random); break;
            case 9: bytes.RemoveRange(at, bytes.Count - at); break;
            case 10: ReplaceDigits(bytes, at, random); break;
            case 11 when words.Count > 0: PutWord(bytes, at, length, random); break;
            case 12 when random.Next(8) == 0: Repeat(bytes, at, Math.Min(length, 1 + random.Next(16)), random); break;
        }
    }

    private static byte[] Number(int fileLength, Random random)
    {
        var number = random.Next(4) == 0 ? fileLength + random.Next(-16, 17) : Numbers[random.Next(Numbers.Length)];
        Span<byte> wide = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(wide, number);
        var bytes = wide[..(1 << random.Next(4))].ToArray();
        if (random.Next(4) == 0) Array.Reverse(bytes);
        return bytes;
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] piece)
    {
        for (var i = 0; i < piece.Length && at + i < bytes.Count; i++) bytes[at + i] = piece[i];
    }

    private static void Splice(List<byte> bytes, int at, byte[] other, Random random)
    {
        var from = random.Next(other.Length + 1);
        var length = random.Next(Math.Min(other.Length - from, 4 * LongestPiece) + 1);
        bytes.InsertRange(at, other.AsSpan(from, length));
    }

    /// <summary>Puts another number where the next digits stand.</summary>
    private static void ReplaceDigits(List<byte> bytes, int at, Random random)
    {
        static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
        while (at < bytes.Count && !IsDigit(bytes[at])) at++;
        var end = at;
        while (end < bytes.Count && IsDigit(bytes[end])) end++;
        if (end == at) return;
        bytes.RemoveRange(at, end - at);
        var text = random.Next(2) == 0 ? Digits[random.Next(Digits.Length)] : Numbers[random.Next(Numbers.Length)].ToString(CultureInfo.InvariantCulture);
        bytes.InsertRange(at, Encoding.UTF8.GetBytes(text));
    }

    private void PutWord(List<byte> bytes, int at, int length, Random random)
    {
        if (random.Next(2) == 0) bytes.RemoveRange(at, length);
        bytes.InsertRange(at, words[random.Next(words.Count)]);
    }

    private void Repeat(List<byte> bytes, int at, int length, Random random)
    {
        var piece = bytes.GetRange(at, length);
        var room = (longest - bytes.Count) / Math.Max(1, length);
        var times = Math.Min(room, 1 << random.Next(1, 17));
        for (var i = 0; i < times && length > 0; i++) bytes.AddRange(piece);
    }
}

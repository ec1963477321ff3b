using System.Buffers.Binary;
using System.Text;

namespace GhostFaceNets.Training.Torch;

/// <summary>The symbol versions that an ELF library asks of others: the <c>SHT_GNU_verneed</c> section of the
/// System V ABI's GNU extension (Linux Standard Base, "Symbol Versioning").</summary>
internal static class VersionNeeds
{
    private const uint GnuVersionNeeds = 0x6ffffffe;
    private const ushort Weak = 2;

    /// <summary>Marks every need of one version as weak, so that the loader goes on where it is absent.</summary>
    /// <param name="elf">A 64-bit little-endian shared library; changed in place.</param>
    /// <param name="version">For example <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>Whether the library asks for that version.</returns>
    /// <exception cref="InvalidDataException">The bytes are no such library.</exception>
    public static bool MakeWeak(Span<byte> elf, string version)
    {
        if (elf.Length < 64 || !elf[..6].SequenceEqual("\u007fELF\u0002\u0001"u8))
        {
            throw new InvalidDataException("not a 64-bit little-endian ELF file");
        }

        var sections = Offset(BinaryPrimitives.ReadUInt64LittleEndian(elf[0x28..]), elf);
        var size = U16(elf, 0x3a);
        var count = U16(elf, 0x3c);
        var name = Encoding.ASCII.GetBytes(version);
        var found = false;
        for (var i = 0; i < count; i++)
        {
            var section = Slice(elf, sections + i * size, 64);
            if (U32(section, 4) != GnuVersionNeeds) continue;
            var strings = Slice(elf, checked(sections + (int)U32(section, 0x28) * size), 64);
            found |= MakeWeak(Content(elf, section), (int)U32(section, 0x2c), Content(elf, strings), name);
        }

        return found;
    }

    private static bool MakeWeak(Span<byte> needs, int libraries, ReadOnlySpan<byte> strings, ReadOnlySpan<byte> name)
    {
        var found = false;
        var library = 0;
        for (var i = 0; i < libraries; i++)
        {
            var entry = Slice(needs, library, 16);
            var version = checked(library + (int)U32(entry, 8));
            for (var j = U16(entry, 2); j > 0; j--)
            {
                var need = Slice(needs, version, 16);
                var rest = strings[Offset(U32(need, 8), strings)..];
                if (rest.StartsWith(name) && rest.Length > name.Length && rest[name.Length] == 0)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(need[4..], (ushort)(U16(need, 4) | Weak));
                    found = true;
                }

                version = checked(version + (int)U32(need, 12));
            }

            library = checked(library + (int)U32(entry, 12));
        }

        return found;
    }

    private static Span<byte> Content(Span<byte> elf, ReadOnlySpan<byte> section) => Slice(
        elf,
        Offset(BinaryPrimitives.ReadUInt64LittleEndian(section[0x18..]), elf),
        Offset(BinaryPrimitives.ReadUInt64LittleEndian(section[0x20..]), elf));

    private static int Offset(ulong value, ReadOnlySpan<byte> bytes) =>
        value <= (ulong)bytes.Length ? (int)value : throw new InvalidDataException($"an offset of {value} lies behind the end");

    private static Span<byte> Slice(Span<byte> bytes, int start, int length) =>
        start >= 0 && start <= bytes.Length - length
            ? bytes.Slice(start, length)
            : throw new InvalidDataException($"an entry at {start} lies behind the end");

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}

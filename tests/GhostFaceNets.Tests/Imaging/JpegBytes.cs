namespace GhostFaceNets.Tests.Imaging;

/// <summary>Writes JPEG files by the book (ITU-T T.81), of kinds that the product itself never writes.</summary>
internal static class JpegBytes
{
    /// <summary>A CMYK picture of 8 x 8 pixels of one colour, inverted (255 is no ink) as Adobe's programs write it.</summary>
    public static byte[] Cmyk(params ReadOnlySpan<byte> inks)
    {
        // Each component is one coefficient: a category in a four-bit code, its bits, then the one-bit end of block.
        var bits = "";
        foreach (var ink in inks)
        {
            var value = ink - 128;
            var category = value == 0 ? 0 : 1 + (int)Math.Log2(Math.Abs(value));
            bits += Convert.ToString(category, 2).PadLeft(4, '0');
            if (category > 0) bits += Convert.ToString(value > 0 ? value : value + (1 << category) - 1, 2).PadLeft(category, '0');
            bits += "0";
        }

        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '1');
        var scan = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(8 * at, 8), 2)).SelectMany(value => value == 255 ? new byte[] { 255, 0 } : [value]);
        return
        [
            0xFF, 0xD8,
            .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]),
            .. Segment(0xC0, [8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]),
            .. Segment(0xC4, [0x00, 0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(category => (byte)category)]),
            .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
            .. Segment(0xDA, [4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]),
            .. scan,
            0xFF, 0xD9,
        ];
    }

    /// <summary>The same JPEG file with an EXIF block that holds nothing but an orientation, 1..8.</summary>
    public static byte[] WithOrientation(byte[] jpeg, int orientation) =>
    [
        .. jpeg[..2],
        .. Segment(0xE1, [.. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]),
        .. jpeg[2..],
    ];

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}

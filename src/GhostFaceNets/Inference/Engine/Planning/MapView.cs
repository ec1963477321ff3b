using System.Runtime.CompilerServices;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>A feature map in an arena: pixel after pixel, row by row, the channels of a pixel side by side. Between a
/// pixel's last channel and the next pixel's first there may lie other maps' channels: what works on whole vectors
/// may read them, but leaves them as they are, unless those are spare. Some maps lie in planes instead: row by row, in each
/// the pixels of one channel after those of another.</summary>
/// <param name="Offset">Where it begins, in floats from the arena's start.</param>
/// <param name="Channels">Numbers of a pixel.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Stride">From a pixel to the next.</param>
internal readonly record struct MapView(int Offset, int Channels, int Height, int Width, int Stride)
{
    /// <summary>Floats of a cache line, and of the longest vector.</summary>
    public const int Line = 16;

    /// <summary>A map of its own.</summary>
    public MapView(int offset, int channels, int height, int width)
        : this(offset, channels, height, width, StrideOf(channels))
    {
    }

    /// <summary>Numbers behind a pixel's last channel that mean nothing yet, nor later: a layer may write whole vectors over them.</summary>
    public int Spare { get; init; }

    /// <summary>A map of its own in planes.</summary>
    public static MapView InPlanes(int offset, int channels, int height, int width) => new(offset, channels, height, width, 1) { Planes = channels };

    /// <summary>Channels in a row of planes, also those of other maps; 0 where the channels of a pixel lie side by side.</summary>
    public int Planes { get; init; }

    /// <summary>Pixels.</summary>
    public int Pixels => Height * Width;

    /// <summary>The same pixels as one row.</summary>
    public MapView Flat => this with { Height = 1, Width = Pixels };

    /// <summary>Some of the pixels as one row.</summary>
    public MapView Span(Range pixels)
    {
        var (from, count) = pixels.GetOffsetAndLength(Pixels);
        return this with { Offset = Offset + from * Stride, Height = 1, Width = count };
    }

    /// <summary>Some of the rows.</summary>
    public MapView Rows(Range rows)
    {
        var (from, count) = rows.GetOffsetAndLength(Height);
        return this with { Offset = Offset + from * Steps.Row, Height = count };
    }

    /// <summary>Floats from the first pixel to the end of the last, rounded up to whole lines.</summary>
    public int Size => RoundUp(Pixels * Math.Max(Stride, Planes));

    /// <summary>From one channel, row and pixel of a row to the next.</summary>
    public (int Channel, int Row, int Pixel) Steps
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Planes > 0 ? (Width, Planes * Width, 1) : (1, Width * Stride, Stride);
    }

    /// <summary>One of several parts of equally many channels.</summary>
    public MapView Part(int index, int count) => this with { Channels = Channels / count, Offset = Offset + index * (Channels / count), Spare = 0 };

    /// <summary>Reads planes <c>(C, H, W)</c> into the map.</summary>
    public unsafe void Fill(float* arena, ReadOnlySpan<float> planes)
    {
        if (Planes > 0)
        {
            FillPlanes(arena, planes);
            return;
        }

        if ((Channels, Stride) == (3, 3))
        {
            ColourPlanes.Interleave(planes, arena + Offset);
            return;
        }

        for (var channel = 0; channel < Channels; channel++)
        {
            var target = arena + Offset + channel;
            foreach (var value in planes.Slice(channel * Pixels, Pixels))
            {
                *target = value;
                target += Stride;
            }
        }
    }

    private unsafe void FillPlanes(float* arena, ReadOnlySpan<float> planes)
    {
        for (var row = 0; row < Height; row++)
        for (var channel = 0; channel < Channels; channel++)
        {
            planes.Slice((channel * Height + row) * Width, Width).CopyTo(new(arena + Offset + row * Steps.Row + channel * Steps.Channel, Width));
        }
    }

    /// <summary>Writes the map as planes <c>(C, H, W)</c>.</summary>
    public unsafe void CopyTo(float* arena, Span<float> planes)
    {
        if (Pixels < Channels)
        {
            CopyPixels(arena, planes);
            return;
        }

        for (var channel = 0; channel < Channels; channel++)
        {
            var source = arena + Offset + channel;
            foreach (ref var value in planes.Slice(channel * Pixels, Pixels))
            {
                value = *source;
                source += Stride;
            }
        }
    }

    /// <summary>The same pixel after pixel, where those have the longer runs.</summary>
    private unsafe void CopyPixels(float* arena, Span<float> planes)
    {
        var (channels, pixels) = (Channels, Pixels);
        var source = arena + Offset;
        fixed (float* target = planes)
        {
            for (var pixel = 0; pixel < pixels; pixel++, source += Stride)
            {
                var to = target + pixel;
                for (var channel = 0; channel < channels; channel++, to += pixels) *to = source[channel];
            }
        }
    }

    /// <summary>The next multiple of a line.</summary>
    public static int RoundUp(int floats) => (floats + Line - 1) / Line * Line;

    /// <summary>The floats between the starts of two pixels, such that vectors do not lie across lines. The three colours of
    /// a picture lie without gaps: so the pixels of a row of a window are one run of numbers. A little more than a line is not
    /// made two: the first maps, of 20 channels, would then take a third more of the caches.</summary>
    private static int StrideOf(int channels) => channels switch
    {
        <= 3 => channels,
        4 => 4,
        <= 8 => 8,
        > Line and <= 24 => 24,
        _ => RoundUp(channels),
    };
}

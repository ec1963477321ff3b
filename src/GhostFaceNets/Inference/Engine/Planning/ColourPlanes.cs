using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using GhostFaceNets.Inference.Engine.Steps;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>Pictures as they come in: a plane of red, one of green and one of blue.</summary>
internal static unsafe class ColourPlanes
{
    /// <summary>Writes the three colours of each pixel side by side, without gaps.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Interleave(ReadOnlySpan<float> planes, float* target)
    {
        var pixels = planes.Length / 3;
        fixed (float* red = planes)
        {
            float* green = red + pixels, blue = green + pixels;
            var pixel = 0;
            if (Sse.IsSupported)
            {
                for (; pixel <= pixels - 4; pixel += 4, target += 12) Four(Vector128.Load(red + pixel), Vector128.Load(green + pixel), Vector128.Load(blue + pixel), target);
            }

            for (; pixel < pixels; pixel++, target += 3) (target[0], target[1], target[2]) = (red[pixel], green[pixel], blue[pixel]);
        }
    }

    /// <summary>Four pixels: r0 g0 b0 r1, g1 b1 r2 g2, b2 r3 g3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(Vector128<float> r, Vector128<float> g, Vector128<float> b, float* target)
    {
        var (first, last) = (Sse.UnpackLow(r, g), Sse.UnpackHigh(r, g));
        Sse.Shuffle(first, Sse.Shuffle(b, first, 0b10_10_00_00), 0b10_00_01_00).Store(target);
        Sse.Shuffle(Sse.Shuffle(first, b, 0b01_01_11_11), last, 0b01_00_10_00).Store(target + 4);
        Sse.Shuffle(Sse.Shuffle(b, last, 0b10_10_10_10), Sse.Shuffle(last, b, 0b11_11_11_11), 0b10_00_10_00).Store(target + 8);
    }
}

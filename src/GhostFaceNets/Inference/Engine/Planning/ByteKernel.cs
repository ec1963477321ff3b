using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Inference.Engine.Planning;

/// <summary>A kernel of whole numbers as the tiles of bytes read it.</summary>
/// <param name="Quads"><c>(out, in / 4)</c>: the bits of four weights each, zeros past the last.</param>
/// <param name="Sums">Of all weights of each output channel.</param>
internal sealed record ByteKernel(float[] Quads, int[] Sums)
{
    // Two products of a byte 0..255 and a weight are added in int16.
    private const int MostOfTwo = short.MaxValue / byte.MaxValue, LeastOfTwo = -MostOfTwo;

    /// <summary>Lays out a kernel <c>(out, in)</c> that has steps.</summary>
    /// <returns>Null where two neighbouring products could leave int16.</returns>
    public static ByteKernel? Of(FloatTensor kernel)
    {
        var (weights, outputs) = (ChannelScales.Of(kernel).Values, kernel.Shape[0]);
        var inputs = weights.Length / outputs;
        var (quads, sums) = (new float[outputs * Count(inputs)], new int[outputs]);
        for (var output = 0; output < outputs; output++)
        {
            for (var quad = 0; quad < Count(inputs); quad++)
            {
                int first = Weight(4 * quad), second = Weight(4 * quad + 1), third = Weight(4 * quad + 2), fourth = Weight(4 * quad + 3);
                if (!Fits(first, second) || !Fits(third, fourth)) return null;
                sums[output] += first + second + third + fourth;
                quads[output * Count(inputs) + quad] = BitConverter.Int32BitsToSingle(
                    (byte)first | (byte)second << 8 | (byte)third << 16 | fourth << 24);
            }

            int Weight(int input) => input < inputs ? weights[output * inputs + input] : 0;
        }

        return new(quads, sums);
    }

    /// <summary>How many quads hold so many channels.</summary>
    public static int Count(int channels) => (channels + 3) / 4;

    private static bool Fits(int first, int second) =>
        Math.Max(first, 0) + Math.Max(second, 0) <= MostOfTwo && Math.Min(first, 0) + Math.Min(second, 0) >= LeastOfTwo;
}

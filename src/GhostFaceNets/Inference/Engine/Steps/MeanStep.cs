using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The mean of each channel over the whole map.</summary>
internal sealed unsafe class MeanStep<TLanes, TVector>(MapView input, MapView output) : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena)
    {
        var share = TLanes.Fill(1f / input.Pixels);
        float* source = arena + input.Offset, target = arena + output.Offset;
        for (var channel = 0; channel < output.Channels; channel += 4 * TLanes.Count)
        {
            // Four sums, because each addition waits for the one before it; past the last channel they mean nothing.
            TVector a = TLanes.Fill(0), b = a, c = a, d = a;
            var pixel = source + channel;
            for (var left = input.Pixels; left > 0; left--, pixel += input.Stride)
            {
                a = TLanes.Add(a, TLanes.Load(pixel));
                b = TLanes.Add(b, TLanes.Load(pixel + TLanes.Count));
                c = TLanes.Add(c, TLanes.Load(pixel + 2 * TLanes.Count));
                d = TLanes.Add(d, TLanes.Load(pixel + 3 * TLanes.Count));
            }

            Write(TLanes.Multiply(a, share), target, channel);
            Write(TLanes.Multiply(b, share), target, channel + TLanes.Count);
            Write(TLanes.Multiply(c, share), target, channel + 2 * TLanes.Count);
            Write(TLanes.Multiply(d, share), target, channel + 3 * TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(TVector mean, float* target, int channel)
    {
        if (channel < output.Channels) Channels<TLanes, TVector>.Store(mean, target + channel, output.Channels - channel);
    }
}

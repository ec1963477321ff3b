using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The end of a depthwise convolution: rectifies the sums, adds the shortcut and writes them.</summary>
internal static unsafe class DepthwiseOutput<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Four neighbouring pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref DepthwiseTile tile, int channel, TVector a, TVector b, TVector c, TVector d)
    {
        if (tile.Slopes != null) Rectify(ref tile, channel, ref a, ref b, ref c, ref d);
        if (tile.Residual != null)
        {
            var added = tile.Residual + channel;
            var stride = tile.ResidualStride;
            a = TLanes.Add(a, TLanes.Load(added));
            b = TLanes.Add(b, TLanes.Load(added + stride));
            c = TLanes.Add(c, TLanes.Load(added + 2 * stride));
            d = TLanes.Add(d, TLanes.Load(added + 3 * stride));
        }

        var target = tile.Output + channel;
        var step = tile.OutputStride;
        var left = tile.Writable - channel;
        Channels<TLanes, TVector>.Store(a, target, left);
        Channels<TLanes, TVector>.Store(b, target + step, left);
        Channels<TLanes, TVector>.Store(c, target + 2 * step, left);
        Channels<TLanes, TVector>.Store(d, target + 3 * step, left);
    }

    /// <summary>One pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref DepthwiseTile tile, int channel, TVector sum)
    {
        if (tile.Slopes != null) sum = TLanes.Rectify(sum, TLanes.Load(tile.Slopes + channel));
        if (tile.Residual != null) sum = TLanes.Add(sum, TLanes.Load(tile.Residual + channel));
        Channels<TLanes, TVector>.Store(sum, tile.Output + channel, tile.Writable - channel);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rectify(ref DepthwiseTile tile, int channel, ref TVector a, ref TVector b, ref TVector c, ref TVector d)
    {
        if (tile.IsRelu)
        {
            // Costs nothing beside the sums' products; a factor would take the place of some. What is no number stays so.
            var zero = TLanes.Fill(0);
            a = TLanes.Max(zero, a);
            b = TLanes.Max(zero, b);
            c = TLanes.Max(zero, c);
            d = TLanes.Max(zero, d);
            return;
        }

        var slope = TLanes.Load(tile.Slopes + channel);
        a = TLanes.Rectify(a, slope);
        b = TLanes.Rectify(b, slope);
        c = TLanes.Rectify(c, slope);
        d = TLanes.Rectify(d, slope);
    }
}

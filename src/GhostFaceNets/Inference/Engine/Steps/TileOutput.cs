using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>What becomes of a tile's sums, a vector of channels of all pixels at a time: asked for each pixel anew, it took a tenth of the
/// time of layers with few inputs.</summary>
internal static unsafe class TileOutput<TLanes, TVector, TSums, TPixels>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TSums : struct, ISums<TVector>
    where TPixels : struct, ITileSize
{
    /// <summary>Rectifies the sums and adds the shortcut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finish(
        ref ProductTile tile, float* residual, int channel, ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3,
        ref TVector sum4, ref TVector sum5, ref TVector sum6, ref TVector sum7)
    {
        Each(new Value(tile.Factors + channel, tile.Offsets + channel), ref sum0, ref sum1, ref sum2, ref sum3, ref sum4, ref sum5, ref sum6, ref sum7);
        if (tile.IsRelu) Each(new Bound(TLanes.Fill(0)), ref sum0, ref sum1, ref sum2, ref sum3, ref sum4, ref sum5, ref sum6, ref sum7);
        else if (tile.Slopes != null) Each(new Rectifier(TLanes.Load(tile.Slopes + channel)), ref sum0, ref sum1, ref sum2, ref sum3, ref sum4, ref sum5, ref sum6, ref sum7);
        if (residual != null) Each(new Shortcut(residual + channel, tile.ResidualStride), ref sum0, ref sum1, ref sum2, ref sum3, ref sum4, ref sum5, ref sum6, ref sum7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Each<TFunction>(
        TFunction function, ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3,
        ref TVector sum4, ref TVector sum5, ref TVector sum6, ref TVector sum7)
        where TFunction : struct, IFunction
    {
        sum0 = function.Of(sum0, 0);
        if (TPixels.Value == 1) return;
        sum1 = function.Of(sum1, 1);
        sum2 = function.Of(sum2, 2);
        sum3 = function.Of(sum3, 3);
        if (TPixels.Value == 4) return;
        sum4 = function.Of(sum4, 4);
        sum5 = function.Of(sum5, 5);
        sum6 = function.Of(sum6, 6);
        sum7 = function.Of(sum7, 7);
    }

    private interface IFunction
    {
        TVector Of(TVector sum, int pixel);
    }

    private readonly struct Value(float* factors, float* offsets) : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector sum, int pixel) => TSums.Value(sum, factors, offsets);
    }

    /// <summary>A maximum costs nothing beside the products. What is no number stays so.</summary>
    private readonly struct Bound(TVector zero) : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector sum, int pixel) => TLanes.Max(zero, sum);
    }

    private readonly struct Rectifier(TVector slope) : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector sum, int pixel) => TLanes.Rectify(sum, slope);
    }

    private readonly struct Shortcut(float* residual, nint stride) : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector sum, int pixel) => TLanes.Add(sum, TLanes.Load(residual + pixel * stride));
    }
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The tiles of the matrix product that there are.</summary>
internal static class TileProducts<TLanes, TVector, TSums>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TSums : struct, ISums<TVector>
{
    /// <summary>The longest tile of so many vectors whose sums fit the registers.</summary>
    /// <param name="left">Pixels left.</param>
    /// <param name="vectors">Vectors of output channels.</param>
    public static int Pixels(int left, int vectors) => left >= 8 && (vectors == 1 || TLanes.Rows == 8) ? 8 : left >= 4 ? 4 : 1;

    /// <summary>Computes a tile of 8, 4 or 1 pixels and one to three vectors of output channels.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Run(ref ProductTile tile, int pixels, int vectors)
    {
        // Only for the tiles that most of the time goes to: each more is compiled when it is first used.
        var endsInHalf = pixels == 8 && tile.Channels <= vectors * TLanes.Count - TLanes.Count / 2;
        switch (vectors, endsInHalf)
        {
            case (3, false): Run<Three>(ref tile, pixels); break;
            case (3, true): TileProduct<TLanes, TVector, TSums, Eight, LessHalf<Three>>.Run(ref tile); break;
            case (2, false): Run<Two>(ref tile, pixels); break;
            case (2, true): TileProduct<TLanes, TVector, TSums, Eight, LessHalf<Two>>.Run(ref tile); break;
            default: Run<One>(ref tile, pixels); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TVectors>(ref ProductTile tile, int pixels)
        where TVectors : struct, ITileSize
    {
        if (pixels == 8) TileProduct<TLanes, TVector, TSums, Eight, TVectors>.Run(ref tile);
        else if (pixels == 4) TileProduct<TLanes, TVector, TSums, Four, TVectors>.Run(ref tile);
        else TileProduct<TLanes, TVector, TSums, One, TVectors>.Run(ref tile);
    }
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The tiles of the matrix product that there are.</summary>
internal static class TileProducts<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>The longest tile of so many vectors whose sums fit the registers.</summary>
    /// <param name="left">Pixels left.</param>
    /// <param name="vectors">Vectors of output channels.</param>
    public static int Pixels(int left, int vectors) => left >= 8 && (vectors == 1 || TLanes.Rows == 8) ? 8 : left >= 4 ? 4 : 1;

    /// <summary>Computes a tile of 8, 4 or 1 pixels and one to three vectors of output channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref ProductTile tile, int pixels, int vectors)
    {
        switch (pixels, vectors)
        {
            case (8, 3): TileProduct<TLanes, TVector, Eight, Three>.Run(ref tile); break;
            case (8, 2): TileProduct<TLanes, TVector, Eight, Two>.Run(ref tile); break;
            case (8, _): TileProduct<TLanes, TVector, Eight, One>.Run(ref tile); break;
            case (4, 3): TileProduct<TLanes, TVector, Four, Three>.Run(ref tile); break;
            case (4, 2): TileProduct<TLanes, TVector, Four, Two>.Run(ref tile); break;
            case (4, _): TileProduct<TLanes, TVector, Four, One>.Run(ref tile); break;
            case (_, 3): TileProduct<TLanes, TVector, One, Three>.Run(ref tile); break;
            case (_, 2): TileProduct<TLanes, TVector, One, Two>.Run(ref tile); break;
            default: TileProduct<TLanes, TVector, One, One>.Run(ref tile); break;
        }
    }
}

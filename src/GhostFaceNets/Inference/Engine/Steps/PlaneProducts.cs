using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The tiles of convolutions in planes that there are.</summary>
internal static unsafe class PlaneProducts<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Output planes of the next tile: fives and fours, ones where it comes out no other way.</summary>
    public static int Planes(int left) => left % 5 == 0 || left is 9 or > 12 ? 5 : left >= 4 ? 4 : 1;

    /// <summary>Vectors of pixels of the next tile, such that the sums fit the registers.</summary>
    public static int Vectors(int left) => TLanes.Rows == 8
        ? left % 4 == 0 || left is 7 or > 9 ? 4 : left >= 3 ? 3 : 1
        : left >= 2 ? 2 : 1;

    /// <summary>Computes a tile through a window of 1 x 1 or 3 x 3.</summary>
    [MethodImpl(Kernel.Options)]
    public static void Run(ref PlaneTile tile, float* source, float* weights, float* target, int window, int planes, int vectors)
    {
        if (window == 3) Run<Three>(ref tile, source, weights, target, planes, vectors);
        else Run<One>(ref tile, source, weights, target, planes, vectors);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TWindow>(ref PlaneTile tile, float* source, float* weights, float* target, int planes, int vectors)
        where TWindow : struct, ITileSize
    {
        if (planes == 5) Run<TWindow, Five>(ref tile, source, weights, target, vectors);
        else if (planes == 4) Run<TWindow, Four>(ref tile, source, weights, target, vectors);
        else Run<TWindow, One>(ref tile, source, weights, target, vectors);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TWindow, TPlanes>(ref PlaneTile tile, float* source, float* weights, float* target, int vectors)
        where TWindow : struct, ITileSize
        where TPlanes : struct, ITileSize
    {
        if (vectors == 1) PlaneProduct<TLanes, TVector, TWindow, TPlanes, One>.Run(ref tile, source, weights, target);
        else if (TLanes.Rows < 8) PlaneProduct<TLanes, TVector, TWindow, TPlanes, Two>.Run(ref tile, source, weights, target);
        else if (vectors == 3) PlaneProduct<TLanes, TVector, TWindow, TPlanes, Three>.Run(ref tile, source, weights, target);
        else PlaneProduct<TLanes, TVector, TWindow, TPlanes, Four>.Run(ref tile, source, weights, target);
    }
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The end of a tile of the matrix product: rectifies a vector of sums, adds the shortcut and writes it.</summary>
internal static unsafe class PointwiseOutput<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref PointwiseTile tile, int row, int column, TVector sum)
    {
        var at = row * tile.OutputStride + column * TLanes.Count;
        sum = Rectifier<TLanes, TVector>.Apply(sum, TLanes.Fill(tile.Slopes[row]));
        if (tile.Residual != null) sum = TLanes.Add(sum, TLanes.Load(tile.Residual + at));
        TLanes.Store(sum, tile.Output + at);
    }
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The whole numbers that a node rounds to, counted from the one that stands for zero.</summary>
internal readonly struct Rounding<TLanes, TVector>(Quantize node)
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    // Divisions would take longer than all else. Where a quotient lies on the very edge between two numbers, the product may fall on the other side.
    private readonly TVector _inverse = TLanes.Fill(1 / node.Step);
    private readonly TVector _least = TLanes.Fill(node.Least - node.Zero);
    private readonly TVector _most = TLanes.Fill(node.Most - node.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Apply(TVector x) => TLanes.Min(TLanes.Max(TLanes.Round(TLanes.Multiply(x, _inverse)), _least), _most);
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Values as steps of a node, counted from zero and held within those that there are.</summary>
internal readonly struct StepCount<TLanes, TVector>(Quantize node)
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    // Divisions would take longer than all else. Where a quotient lies on the very edge between two numbers, the product may fall on the other side.
    private readonly TVector _inverse = TLanes.Fill(1 / node.Step);
    private readonly TVector _least = TLanes.Fill(node.Least - node.Zero);
    private readonly TVector _most = TLanes.Fill(node.Most - node.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of(TVector x) => TLanes.Min(TLanes.Max(TLanes.Multiply(x, _inverse), _least), _most);
}

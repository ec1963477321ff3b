using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Inference.Engine.Steps;

namespace GhostFaceNets.Numerics;

/// <summary>The tiles of the engine's pointwise convolution without its bias and rectifier: the right matrix's rows are its pixels,
/// the left one's its output channels.</summary>
internal sealed unsafe class TileKernel<TLanes, TVector> : ProductKernel
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int Vectors = 3;

    private static readonly AlignedFloats NoBiases = new(TLanes.Outputs);

    private static readonly AlignedFloats SlopesOfOne = AlignedFloats.Of(Enumerable.Repeat(1f, TLanes.Outputs).ToArray());

    public override int Rows => TLanes.Outputs;

    public override int Columns => Vectors * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Multiply(float* left, int rows, float* right, int columns, int depth, float* products, int stride)
    {
        var tile = new PointwiseTile
        {
            Input = right,
            Stride = Columns,
            Depth = depth,
            Panel = left,
            Biases = NoBiases.Start,
            Slopes = SlopesOfOne.Start,
            Output = products,
            OutputStride = stride,
            Rows = rows,
        };
        var width = Math.Min(Vectors, (columns + TLanes.Count - 1) / TLanes.Count);
        if (TLanes.Outputs == 8) EightRows<TLanes, TVector>.Run(ref tile, width);
        else FourRows<TLanes, TVector>.Run(ref tile, width);
    }
}

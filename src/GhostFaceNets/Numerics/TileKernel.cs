using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Inference.Engine.Steps;

namespace GhostFaceNets.Numerics;

/// <summary>The tiles of the engine's pointwise convolution without its bias and rectifier: the left matrix's rows are its pixels,
/// the right one's its output channels.</summary>
internal sealed unsafe class TileKernel<TLanes, TVector> : ProductKernel
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int Vectors = 3;

    private static readonly AlignedFloats NoBiases = new(Vectors * TLanes.Count);

    public override int Rows => TLanes.Rows;

    public override int Columns => Vectors * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Multiply(float* left, int rows, float* right, int columns, int depth, float* products, int stride)
    {
        var tile = new ProductTile
        {
            Tiles = 1,
            Input = left,
            InputStride = 1,
            InputStep = Rows,
            Depth = depth,
            Columns = 1,
            Rows = 1,
            Panel = right,
            Biases = NoBiases.Start,
            Output = products,
            OutputStride = stride,
            Channels = Columns,
            Writable = Columns,
        };
        TileProducts<TLanes, TVector, TLanes>.Run(ref tile, Rows, Vectors);
    }
}

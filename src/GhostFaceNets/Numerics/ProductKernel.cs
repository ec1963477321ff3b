using System.Runtime.Intrinsics;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Numerics;

/// <summary>Multiplies panels with vectors of one length.</summary>
internal abstract unsafe class ProductKernel
{
    /// <summary>Rows of a panel of the left matrix.</summary>
    public abstract int Rows { get; }

    /// <summary>Rows of a panel of the right matrix: columns of the product.</summary>
    public abstract int Columns { get; }

    /// <summary>The kernel for vectors of some length.</summary>
    public static ProductKernel For(InstructionSet instructions) => instructions switch
    {
        InstructionSet.Vector512 => new TileKernel<Lanes512, Vector512<float>>(),
        InstructionSet.Vector256 => new TileKernel<Lanes256, Vector256<float>>(),
        InstructionSet.Vector128 => new TileKernel<Lanes128, Vector128<float>>(),
        _ => new TileKernel<ScalarLane, float>(),
    };

    /// <summary>Multiplies a panel of each matrix. Each product is summed in ascending order of the depth, whatever panel and place its
    /// rows have: equal rows have equal products to the last bit.</summary>
    /// <param name="left">The panel of the left matrix.</param>
    /// <param name="rows">Its rows that there are, at least 1.</param>
    /// <param name="right">The panel of the right matrix.</param>
    /// <param name="columns">Its rows that there are, at least 1; the products of rows that there are not may be written and mean nothing.</param>
    /// <param name="depth">Numbers of a row.</param>
    /// <param name="products">Where the first product goes.</param>
    /// <param name="stride">From a row of products to the next.</param>
    public abstract void Multiply(float* left, int rows, float* right, int columns, int depth, float* products, int stride);
}

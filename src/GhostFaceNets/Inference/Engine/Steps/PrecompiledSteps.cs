using System.Runtime.Intrinsics;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>Names the generic steps for each length of vectors. Nobody calls this: the compiler that runs ahead of time
/// (Precompile.targets) takes from generic types only the methods that it sees called on exactly that type, and a plan calls
/// its steps through their base. Steps with functions inside are left to the other compiler: this one does not see through them.</summary>
internal static unsafe class PrecompiledSteps
{
    internal static void Run()
    {
        Run<Lanes512, Vector512<float>, Bytes512>();
        Run<Lanes256, Vector256<float>, Bytes256>();
        Run<Lanes128, Vector128<float>, Bytes128>();
    }

    private static void Run<TLanes, TVector, TBytes>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
        where TBytes : struct, IByteSums<TVector>
    {
        RunConvolution<TLanes, TVector, TLanes>();
        RunConvolution<TLanes, TVector, TBytes>();
        new QuantizeStep<TLanes, TVector>(null!, default, default).Run(null);
        new ByteStep<TLanes, TVector, TBytes>(null!, default, default).Run(null);
        new DepthwiseStep<TLanes, TVector>(null!, default, default, null, [], null!).Run(null);
        new ChannelAffineStep<TLanes, TVector>(default, default, [], null!).Run(null);
        new MeanStep<TLanes, TVector>(default, default).Run(null);
        new PlaneConvolutionStep<TLanes, TVector>(null!, default, default, [], null!).Run(null);
        new HalvingPlaneStep<TLanes, TVector>(null!, 0, 0).Run(null);
        new PlaneDepthwiseStep<TLanes, TVector>(null!).Run(null);
        new MaxPoolStep<TLanes, TVector>(null!, default, default).Run(null);
    }

    private static void RunConvolution<TLanes, TVector, TSums>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
        where TSums : struct, ISums<TVector>
    {
        var convolution = new ConvolutionStep<TLanes, TVector, TSums>(null!, default, default, null, [], null!);
        _ = convolution.SharesWeights;
        convolution.Run(null);
        convolution.Run(null, 0, 0);
    }
}

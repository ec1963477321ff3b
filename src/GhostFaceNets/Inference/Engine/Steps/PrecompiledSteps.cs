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
        Run<Lanes512, Vector512<float>>();
        Run<Lanes256, Vector256<float>>();
        Run<Lanes128, Vector128<float>>();
    }

    private static void Run<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var convolution = new ConvolutionStep<TLanes, TVector>(null!, default, default, null, [], null!);
        _ = convolution.SharesWeights;
        convolution.Run(null);
        convolution.Run(null, 0, 0);
        new DepthwiseStep<TLanes, TVector>(null!, default, default, null, [], null!).Run(null);
        new ChannelAffineStep<TLanes, TVector>(default, default, [], null!).Run(null);
        new MeanStep<TLanes, TVector>(default, default).Run(null);
        new MaxPoolStep<TLanes, TVector>(null!, default, default).Run(null);
    }
}

using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>min(max(x, 0), 6).</summary>
internal readonly struct Relu6Function : IElementFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Min(TLanes.Max(x, TLanes.Fill(0)), TLanes.Fill(6));
}

/// <summary>1 / (1 + exp(-x)).</summary>
internal readonly struct SigmoidFunction : IElementFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var one = TLanes.Fill(1);
        return TLanes.Divide(one, TLanes.Add(one, Exponential<TLanes, TVector>.Of(TLanes.Multiply(x, TLanes.Fill(-1)))));
    }
}

/// <summary>clip(0.2 x + 0.5, 0, 1).</summary>
internal readonly struct HardSigmoidKerasFunction : IElementFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.Min(TLanes.Max(TLanes.MultiplyAdd(x, TLanes.Fill(0.2f), TLanes.Fill(0.5f)), TLanes.Fill(0)), TLanes.Fill(1));
}

/// <summary>clip(x / 6 + 0.5, 0, 1).</summary>
internal readonly struct HardSigmoidTorchFunction : IElementFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.Min(TLanes.Max(TLanes.MultiplyAdd(x, TLanes.Fill(1 / 6f), TLanes.Fill(0.5f)), TLanes.Fill(0)), TLanes.Fill(1));
}

/// <summary>x times another function of x.</summary>
internal readonly struct TimesFunction<TFunction> : IElementFunction
    where TFunction : struct, IElementFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Multiply(x, TFunction.Apply<TLanes, TVector>(x));
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Profiling;

/// <summary>Multiply-adds in registers that wait for nothing: the most that a core can do.</summary>
public static class MultiplyAddPeak
{
    /// <summary>Runs a loop of them on the calling thread.</summary>
    /// <param name="instructions">The vectors; longer ones than the machine has are slow.</param>
    /// <param name="steps">Turns of the loop, of some cycles each.</param>
    /// <returns>How many multiply-adds that were.</returns>
    public static long Run(InstructionSet instructions, int steps) => instructions switch
    {
        InstructionSet.Vector512 => Run<Lanes512, Vector512<float>>(steps),
        InstructionSet.Vector256 => Run<Lanes256, Vector256<float>>(steps),
        InstructionSet.Vector128 => Run<Lanes128, Vector128<float>>(steps),
        _ => Run<ScalarLane, float>(steps),
    };

    /// <summary>Twelve sums are enough for two units that take four cycles, and fit sixteen registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe long Run<TLanes, TVector>(int steps)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector x = TLanes.Fill(0.999f), y = TLanes.Fill(0.001f);
        TVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (var left = steps; left > 0; left--)
        {
            a = TLanes.MultiplyAdd(a, x, y);
            b = TLanes.MultiplyAdd(b, x, y);
            c = TLanes.MultiplyAdd(c, x, y);
            d = TLanes.MultiplyAdd(d, x, y);
            e = TLanes.MultiplyAdd(e, x, y);
            f = TLanes.MultiplyAdd(f, x, y);
            g = TLanes.MultiplyAdd(g, x, y);
            h = TLanes.MultiplyAdd(h, x, y);
            i = TLanes.MultiplyAdd(i, x, y);
            j = TLanes.MultiplyAdd(j, x, y);
            k = TLanes.MultiplyAdd(k, x, y);
            l = TLanes.MultiplyAdd(l, x, y);
        }

        Keep(TLanes.Add(Sum<TLanes, TVector>(a, b, c, d, e, f), Sum<TLanes, TVector>(g, h, i, j, k, l)));
        return 12L * TLanes.Count * steps;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TLanes, TVector>(TVector a, TVector b, TVector c, TVector d, TVector e, TVector f)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), TLanes.Add(e, f));

    /// <summary>Or the compiler would leave out what nobody reads.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep<TVector>(TVector sum) => _ = sum;
}

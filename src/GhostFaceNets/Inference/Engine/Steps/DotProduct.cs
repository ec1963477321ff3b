using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>The sum of products of two rows of numbers; reads none past their ends.</summary>
internal static unsafe class DotProduct<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Of(float* left, float* right, int count)
    {
        // Four sums, because each addition waits for the one before it.
        TVector a = TLanes.Fill(0), b = a, c = a, d = a;
        var i = 0;
        for (; i <= count - 4 * TLanes.Count; i += 4 * TLanes.Count)
        {
            a = TLanes.MultiplyAdd(TLanes.Load(left + i), TLanes.Load(right + i), a);
            b = TLanes.MultiplyAdd(TLanes.Load(left + i + TLanes.Count), TLanes.Load(right + i + TLanes.Count), b);
            c = TLanes.MultiplyAdd(TLanes.Load(left + i + 2 * TLanes.Count), TLanes.Load(right + i + 2 * TLanes.Count), c);
            d = TLanes.MultiplyAdd(TLanes.Load(left + i + 3 * TLanes.Count), TLanes.Load(right + i + 3 * TLanes.Count), d);
        }

        for (; i <= count - TLanes.Count; i += TLanes.Count) a = TLanes.MultiplyAdd(TLanes.Load(left + i), TLanes.Load(right + i), a);
        var sum = TLanes.Sum(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)));
        for (; i < count; i++) sum += left[i] * right[i];
        return sum;
    }
}

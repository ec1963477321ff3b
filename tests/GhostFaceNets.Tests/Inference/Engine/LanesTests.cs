using System.Runtime.Intrinsics;
using GhostFaceNets.Inference.Engine.Lanes;

namespace GhostFaceNets.Tests.Inference.Engine;

public unsafe class LanesTests
{
    [Fact]
    public void A_part_of_a_vector_is_stored_and_nothing_behind_it()
    {
        Store<Lanes128, Vector128<float>>();
        Store<Lanes256, Vector256<float>>();
        Store<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void What_another_thread_writes_behind_a_part_of_a_vector_stays()
    {
        Race<Lanes128, Vector128<float>>();
        Race<Lanes256, Vector256<float>>();
        Race<Lanes512, Vector512<float>>();
    }

    private static void Store<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float[] source = [.. Enumerable.Range(1, TLanes.Count).Select(value => (float)value)];
        var target = new float[TLanes.Count];
        for (var count = 0; count < TLanes.Count; count++)
        {
            Array.Clear(target);
            fixed (float* from = source, to = target) TLanes.StorePart(TLanes.Load(from), to, count);
            target.ShouldBe([.. source.Select((value, at) => at < count ? value : 0)]);
        }
    }

    private static void Race<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var target = GC.AllocateArray<float>(2 * TLanes.Count, pinned: true);
        var (isOver, last) = (false, TLanes.Count - 1);
        var other = new Thread(() =>
        {
            fixed (float* start = target)
            {
                while (!Volatile.Read(ref isOver)) TLanes.StorePart(TLanes.Fill(1), start, last);
            }
        });
        other.Start();
        var lost = 0;
        for (var value = 2; value < 200_000; value++)
        {
            Volatile.Write(ref target[last], value);
            Thread.SpinWait(1);
            if ((int)Volatile.Read(ref target[last]) != value) lost++;
        }

        Volatile.Write(ref isOver, true);
        other.Join();
        lost.ShouldBe(0);
    }
}

using System.Runtime.Intrinsics;

namespace GhostFaceNets.Training.Torch.Fused;

/// <summary>How a map with the channels innermost is walked with whole vectors whatever its number of channels: so many
/// of its rows make one wide row that its width is a multiple of a vector's lanes.</summary>
/// <param name="Rows">Rows of the map: pictures times places.</param>
/// <param name="Channels">Values in a row.</param>
internal sealed record ChannelRows(long Rows, int Channels)
{
    // Below this, handing work to another thread takes longer than the work.
    private const long ValuesPerThread = 1 << 15;

    /// <summary>Rows of the map in a wide row.</summary>
    public int Repeats { get; } = Vector512<float>.Count / (int)Greatest(Channels, Vector512<float>.Count);

    /// <summary>Values in a wide row.</summary>
    public int Width => Repeats * Channels;

    /// <summary>Whole wide rows.</summary>
    public long WideRows => Rows / Repeats;

    /// <summary>Values after the last whole wide row.</summary>
    public int Left => (int)(Rows % Repeats) * Channels;

    /// <summary>Wide rows that fit the first-level cache together, or enough to be worth a sum in double precision.</summary>
    public int BlockRows => Math.Max(16, 8192 / Width);

    /// <summary>Runs work on equal shares of the wide rows, one a thread; which share is whose depends only on
    /// the number of threads.</summary>
    /// <param name="threads">At most so many.</param>
    /// <param name="work">Gets the share's number, its first wide row and the one after its last.</param>
    /// <returns>The number of shares.</returns>
    public int Share(int threads, Action<int, long, long> work)
    {
        var shares = (int)Math.Clamp(Rows * Channels / ValuesPerThread, 1, threads);
        if (shares == 1) work(0, 0, WideRows);
        else Parallel.For(0, shares, share => work(share, WideRows * share / shares, WideRows * (share + 1) / shares));
        return shares;
    }

    /// <summary>The values of the channels, repeated to a wide row.</summary>
    public float[] Widen(Func<int, double> channel)
    {
        var wide = new float[Width];
        for (var i = 0; i < Channels; i++) wide[i] = (float)channel(i);
        for (var i = Channels; i < Width; i++) wide[i] = wide[i - Channels];
        return wide;
    }

    private static uint Greatest(int a, int b) => b == 0 ? (uint)a : Greatest(b, a % b);
}

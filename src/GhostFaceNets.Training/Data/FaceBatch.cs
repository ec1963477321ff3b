namespace GhostFaceNets.Training.Data;

/// <summary>One batch, ready for the network. Its arrays are used again: read them before the next batch is asked for.</summary>
public sealed class FaceBatch
{
    internal FaceBatch(int size, int inputSize)
    {
        Pixels = new float[size * 3 * inputSize * inputSize];
        Labels = new long[size];
    }

    /// <summary>The epoch, counted from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The batch in its epoch, counted from 0.</summary>
    public int Step { get; internal set; }

    /// <summary>Normalised pictures <c>(N, 3, H, W)</c>.</summary>
    public float[] Pixels { get; }

    /// <summary>The class of each picture.</summary>
    public long[] Labels { get; }
}

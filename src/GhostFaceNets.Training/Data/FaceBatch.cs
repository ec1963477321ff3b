namespace GhostFaceNets.Training.Data;

/// <summary>One batch, ready for the network. Its arrays are used again: read them before the next batch is asked for.</summary>
public sealed class FaceBatch
{
    internal FaceBatch(int size, int inputSize, int? teacherSize = null)
    {
        Pixels = new float[size * 3 * inputSize * inputSize];
        Labels = new long[size];
        TeacherEmbeddings = teacherSize is { } elements ? new float[size * elements] : null;
    }

    /// <summary>The epoch, counted from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The batch in its epoch, counted from 0.</summary>
    public int Step { get; internal set; }

    /// <summary>Normalised pictures <c>(N, 3, H, W)</c>.</summary>
    public float[] Pixels { get; }

    /// <summary>The class of each picture.</summary>
    public long[] Labels { get; }

    /// <summary>The class of the picture that was mixed into each; null without mixup.</summary>
    public long[]? MixedLabels { get; internal set; }

    /// <summary>The share of each picture itself in its mixture, 0.5..1; null without mixup.</summary>
    public float[]? Shares { get; internal set; }

    /// <summary>What a teacher makes of each picture itself, before augmentation and mixup, <c>(N, D)</c>; null where the data set has no such embeddings.</summary>
    public float[]? TeacherEmbeddings { get; }
}

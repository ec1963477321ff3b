namespace GhostFaceNets.Training.Data;

/// <summary>Which pictures make up which batch. Every epoch has the same number of batches, all of one size, and any
/// batch can be asked for first, so that a run can go on anywhere.</summary>
public interface IBatchSampler
{
    /// <summary>Pictures in a batch.</summary>
    int BatchSize { get; }

    /// <summary>Batches in an epoch.</summary>
    int Steps { get; }

    /// <summary>The pictures of one batch, as indices into the source. Not for several threads at once.</summary>
    ReadOnlyMemory<int> Batch(int epoch, int step);

    /// <summary>A picture that may stand in a batch where another, broken one should. For several threads at once.</summary>
    int Substitute(int index, ref RandomDraws draws);
}

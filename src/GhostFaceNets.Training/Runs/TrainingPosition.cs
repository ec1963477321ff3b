using System.Text.Json.Serialization;

namespace GhostFaceNets.Training.Runs;

/// <summary>Where a run is, and what its present epoch has added up to so far.</summary>
internal sealed record TrainingPosition
{
    /// <summary>Whole epochs behind, over all stages.</summary>
    public int Epoch { get; init; }

    /// <summary>Batches behind in the present epoch.</summary>
    public int Step { get; init; }

    /// <summary>The stage that loss and optimizer belong to.</summary>
    public int Stage { get; init; }

    /// <summary>Sum of the batches' mean losses.</summary>
    public double Loss { get; init; }

    /// <summary>Sum of the L2 decay's share of the loss in those batches that measured it.</summary>
    public double Decay { get; init; }

    /// <summary>The batches that measured it.</summary>
    public int DecaySamples { get; init; }

    /// <summary>Pictures whose nearest class was the right one.</summary>
    public long Right { get; init; }

    /// <summary>Sums of the attached losses by their names in the history.</summary>
    public IReadOnlyDictionary<string, double> Parts { get; init; } = new Dictionary<string, double>();

    /// <summary>The best accuracy on the last evaluation set.</summary>
    public double? Best { get; init; }

    [JsonIgnore]
    public double MeanLoss => Loss / Step;

    [JsonIgnore]
    public double MeanDecay => Decay / DecaySamples;

    public TrainingPosition After(BatchResult batch) => this with
    {
        Step = Step + 1,
        Loss = Loss + batch.Loss,
        Decay = Decay + (batch.Decay ?? 0),
        DecaySamples = DecaySamples + (batch.Decay is null ? 0 : 1),
        Right = Right + batch.Right,
        Parts = batch.Parts.ToDictionary(part => part.Key, part => part.Value + Parts.GetValueOrDefault(part.Key)),
    };

    public TrainingPosition NextEpoch(double? best) => new() { Epoch = Epoch + 1, Stage = Stage, Best = best };
}

using GhostFaceNets.Training.Losses;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Torch;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>What a stage minimises: its loss and those attached to it, each times its weight.</summary>
internal sealed class Objective : ITensorState, IDisposable
{
    private const string Main = "loss";
    private readonly LossTerm[] _terms;

    public Objective(StageRecipe stage, int classes, int embeddingSize)
    {
        _terms =
        [
            LossTerm.Of(Main, stage.LossWeight, stage.Loss, classes, embeddingSize),
            .. stage.Attached.Select(each => LossTerm.Of(each.Key, each.Weight, each.Loss, classes, embeddingSize)),
        ];
        HasHead = stage.Loss.Name.NeedsHead();
        HasTeacher = Distils(stage, _ => true);
        ComparesScores = Distils(stage, LossFamilies.ComparesScores);
    }

    /// <summary>Whether the class centres take part.</summary>
    public bool HasHead { get; }

    /// <summary>Whether a teacher takes part.</summary>
    public bool HasTeacher { get; }

    /// <summary>Whether the teacher's class scores take part.</summary>
    public bool ComparesScores { get; }

    /// <summary>The state of each loss under its key in the stage.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> State => _terms
        .Where(term => term.Owner is not null)
        .SelectMany(term => term.Owner!.State.Select(each => KeyValuePair.Create($"{term.Name}/{each.Key}", each.Value)))
        .ToDictionary();

    /// <summary>Whether a stage has a distillation loss of some kind.</summary>
    public static bool Distils(StageRecipe stage, Func<LossKind, bool> kind) =>
        stage.Losses.Any(loss => loss.Name.IsDistillation() && kind(loss.Name));

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state) => TensorState.Copy(state, State);

    /// <summary>The sum of the weighted means, and the mean of each attached loss by its name in the history.</summary>
    public (torch.Tensor Loss, IReadOnlyDictionary<string, double> Parts) Of(LossInput input)
    {
        var means = _terms.Select(term => term.PerSample(input).mean()).ToArray();
        var loss = means.Zip(_terms, (mean, term) => mean.Times(term.Weight)).Aggregate((sum, next) => sum.Plus(next));
        var parts = _terms.Skip(1).Zip(means.Skip(1), (term, mean) => KeyValuePair.Create($"{term.Name}_embedding_loss", LossState.Value(mean)));
        return (loss, parts.ToDictionary());
    }

    /// <summary>Frees the losses' states.</summary>
    public void Dispose()
    {
        foreach (var term in _terms) term.Dispose();
    }
}

using GhostFaceNets.Networks;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Optimizers;
using GhostFaceNets.Training.Recipes;
using GhostFaceNets.Training.Torch;
using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Runs;

/// <summary>All that changes while a run trains.</summary>
internal sealed class TrainingState : IDisposable
{
    private const string HeadPrefix = "head/";
    private const string MapPrefix = "teacher_map/";
    private readonly Recipe _recipe;
    private readonly TrainingPlan _plan;
    private readonly IReadOnlyDictionary<string, double> _decays;
    private readonly int _embeddingSize;
    private readonly int _classes;
    private HeadLayout? _layout;

    /// <summary>Begins a run, or makes room for one that goes on at a place.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="plan">When what happens.</param>
    /// <param name="network">The backbone, its decays marked.</param>
    /// <param name="classes">People.</param>
    /// <param name="teacherSize">Elements of the teacher's embedding; null where no loss pulls to it.</param>
    /// <param name="position">The place.</param>
    public TrainingState(Recipe recipe, TrainingPlan plan, Network network, int classes, int? teacherSize, TrainingPosition position)
    {
        (_recipe, _plan, _classes, Position) = (recipe, plan, classes, position);
        _decays = network.WeightDecays;
        _embeddingSize = network.ShapeOf(network.Outputs[0]).Channels;
        Device = TorchDevices.Parse(recipe.Device);
        Module = new NetworkModule(network) { Precision = recipe.Precision };
        Scaler = recipe.Precision == ComputePrecision.Float16 ? new LossScaler() : null;
        Module.to(Device);
        if (teacherSize is { } size && size != _embeddingSize)
        {
            using (torch.manual_seed(recipe.Seed)) TeacherMap = new TeacherMap(_embeddingSize, size);
            TeacherMap.to(Device);
        }

        if (recipe.Data.Sampling.Name is SamplingKind.Mined) Mined = new MinedTriplets();
        _layout = HeadLayout.Of(recipe, position.Stage);
        Head = MakeHead(_layout, position.Stage);
        Objective = MakeObjective(position.Stage);
        Optimizer = MakeOptimizer(position.Stage);
        Decayed = ListDecayed();
    }

    /// <summary>Where the network runs.</summary>
    public torch.Device Device { get; }

    /// <summary>The backbone.</summary>
    public NetworkModule Module { get; }

    /// <summary>Keeps small gradients from vanishing; null where the precision needs no such thing.</summary>
    public LossScaler? Scaler { get; }

    /// <summary>The class centres; null until a stage has some.</summary>
    public ClassificationHead? Head { get; private set; }

    /// <summary>From the student's embedding to the teacher's size; null where no such thing is needed.</summary>
    public TeacherMap? TeacherMap { get; }

    /// <summary>The triplets of the present epoch; null unless the recipe has them mined.</summary>
    public MinedTriplets? Mined { get; }

    /// <summary>What is minimised in the present stage.</summary>
    public Objective Objective { get; private set; }

    /// <summary>How weights follow their gradients in the present stage.</summary>
    public TrainingOptimizer Optimizer { get; private set; }

    /// <summary>The weights with L2 decay.</summary>
    public IReadOnlyList<DecayedParameter> Decayed { get; private set; }

    /// <summary>The place in the run.</summary>
    public TrainingPosition Position { get; set; }

    /// <summary>The parts of the state that checkpoints hold beside the backbone, by name.</summary>
    public IEnumerable<(string Name, ITensorState Part)> Parts =>
        new (string, ITensorState?)[] { ("head", Head), ("teacher_map", TeacherMap), ("optimizer", Optimizer), ("loss", Objective), ("mined", Mined), ("loss_scaler", Scaler) }
            .Where(part => part.Item2 is not null)!;

    /// <summary>The gradients that wait for more batches, by the parameters' names.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Gradients => WaitingGradients.Of(Optimizer.Parameters);

    /// <summary>Takes over gradients that wait for more batches.</summary>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public void LoadGradients(IReadOnlyDictionary<string, torch.Tensor> gradients) =>
        WaitingGradients.Load(Optimizer.Parameters, gradients);

    /// <summary>Changes loss, head and, where the recipe says so, optimizer. What the new ones have in common with the old
    /// goes on: class centres, running values of losses, momentum.</summary>
    /// <returns>What does not go on.</returns>
    public IReadOnlyList<string> EnterStage(int stage)
    {
        var (objective, optimizer, head) = (Objective, Optimizer, Head);
        var dropped = ReplaceHead(stage);
        Objective = MakeObjective(stage);
        TensorState.CopyFitting(objective.State, Objective.State);
        if (_plan.ChangesOptimizer(stage) || head != Head)
        {
            Optimizer = MakeOptimizer(stage);
            if (!_plan.ChangesOptimizer(stage)) TensorState.CopyFitting(optimizer.State, Optimizer.State);
            optimizer.Dispose();
        }

        if (head != Head) head?.Dispose();
        objective.Dispose();
        Decayed = ListDecayed();
        Position = Position with { Stage = stage };
        return dropped;
    }

    /// <summary>Goes on with what another state has beside the backbone, as far as it fits.</summary>
    /// <returns>What does not go on.</returns>
    public IReadOnlyList<string> Continue(TrainingState other)
    {
        List<string> dropped = Head is not null && other.Head is not null ? [.. HeadCopy.Copy(other.Head, Head)] : [];
        TensorState.CopyFitting(other.Objective.State, Objective.State);
        if (TeacherMap is not null && other.TeacherMap is not null) TensorState.CopyFitting(other.TeacherMap.State, TeacherMap.State);
        // Slow weights begin where the weights are now, not where they were drawn.
        Optimizer.Dispose();
        Optimizer = MakeOptimizer(Position.Stage);
        // Steps that others have counted would belie running means that begin at zero.
        if (RecipeOptimizer.HaveOneState(other._plan.OptimizerOf(other.Position.Stage), _plan.OptimizerOf(Position.Stage)))
        {
            TensorState.CopyFitting(other.Optimizer.State, Optimizer.State);
        }
        else
        {
            dropped.Add("the optimizer's state");
        }
        return dropped;
    }

    /// <summary>Sees to it that nothing broken is saved.</summary>
    /// <exception cref="NonFiniteException">A weight is not finite; it is named.</exception>
    public void ThrowIfNotFinite()
    {
        using var scope = torch.NewDisposeScope();
        foreach (var (name, tensor) in Module.state_dict().Concat(Head?.state_dict() ?? []))
        {
            if (tensor.isfinite().all().item<bool>()) continue;
            throw new NonFiniteException(
                $"after batch {Position.Step} of epoch {Position.Epoch + 1} the weight '{name}' is no longer finite; nothing was overwritten. "
                + "Lower schedule.base, or warm up for an epoch with schedule.warmup.");
        }
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Optimizer.Dispose();
        Objective.Dispose();
        Head?.Dispose();
        TeacherMap?.Dispose();
        Scaler?.Dispose();
        Mined?.Dispose();
        Module.Dispose();
    }

    private IReadOnlyList<string> ReplaceHead(int stage)
    {
        var layout = HeadLayout.Of(_recipe, stage);
        if (layout == _layout) return [];
        var before = Head;
        (_layout, Head) = (layout, MakeHead(layout, stage));
        return before is null || Head is null ? [] : HeadCopy.Copy(before, Head);
    }

    private ClassificationHead? MakeHead(HeadLayout? layout, int stage)
    {
        if (layout is null) return null;
        using var generator = torch.manual_seed(_recipe.Seed + stage);
        var head = layout.Make(_embeddingSize, _classes, _recipe.Seed);
        head.to(Device);
        return head;
    }

    private Objective MakeObjective(int stage) => new(_recipe.Stages[stage], _classes, _embeddingSize);

    private TrainingOptimizer MakeOptimizer(int stage) =>
        RecipeOptimizer.Of(_plan.OptimizerOf(stage), [.. ListParameters()], _recipe.Schedule.Base);

    private IEnumerable<NamedParameter> ListParameters() =>
    [
        .. Module.named_parameters().Select(each => new NamedParameter(each.name, each.parameter, _decays.ContainsKey(each.name))),
        .. (Head?.named_parameters() ?? []).Select(each => new NamedParameter(HeadPrefix + each.name, each.parameter, Decays: true)),
        .. (TeacherMap?.named_parameters() ?? []).Select(each => new NamedParameter(MapPrefix + each.name, each.parameter, Decays: false)),
    ];

    private DecayedParameter[] ListDecayed() =>
    [
        .. Module.named_parameters().Where(each => _decays.GetValueOrDefault(each.name) > 0)
            .Select(each => new DecayedParameter(each.parameter, _decays[each.name])),
        .. (Head?.named_parameters() ?? []).Select(each => new DecayedParameter(each.parameter, _recipe.WeightDecay * _recipe.HeadDecay))
            .Where(each => each.Decay > 0),
    ];
}

using GhostFaceNets.Networks;
using GhostFaceNets.Training.Heads;
using GhostFaceNets.Training.Losses;
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
    private readonly Recipe _recipe;
    private readonly TrainingPlan _plan;
    private readonly NamedParameter[] _parameters;

    /// <summary>Begins a run, or makes room for one that goes on at a place.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="plan">When what happens.</param>
    /// <param name="network">The backbone, its decays marked.</param>
    /// <param name="classes">People.</param>
    /// <param name="position">The place.</param>
    public TrainingState(Recipe recipe, TrainingPlan plan, Network network, int classes, TrainingPosition position)
    {
        (_recipe, _plan, Position) = (recipe, plan, position);
        Device = TorchDevices.Parse(recipe.Device);
        Module = new NetworkModule(network);
        using (torch.manual_seed(recipe.Seed))
        {
            Head = new NormalizedHead(network.ShapeOf(network.Outputs[0]).Channels, classes);
        }

        Module.to(Device);
        Head.to(Device);
        var decays = network.WeightDecays;
        var backbone = Module.named_parameters().ToArray();
        var head = Head.named_parameters().ToArray();
        _parameters =
        [
            .. backbone.Select(each => new NamedParameter(each.name, each.parameter, decays.ContainsKey(each.name))),
            .. head.Select(each => new NamedParameter(HeadPrefix + each.name, each.parameter, Decays: true)),
        ];
        Decayed =
        [
            .. backbone.Where(each => decays.GetValueOrDefault(each.name) > 0).Select(each => new DecayedParameter(each.parameter, decays[each.name])),
            .. head.Select(each => new DecayedParameter(each.parameter, recipe.WeightDecay * recipe.HeadDecay)).Where(each => each.Decay > 0),
        ];
        Loss = RecipeParts.Loss(plan.LossOf(position.Stage));
        Optimizer = MakeOptimizer(position.Stage);
    }

    /// <summary>Where the network runs.</summary>
    public torch.Device Device { get; }

    /// <summary>The backbone.</summary>
    public NetworkModule Module { get; }

    /// <summary>The class centres.</summary>
    public ClassificationHead Head { get; }

    /// <summary>What is minimised in the present stage.</summary>
    public ClassificationLoss Loss { get; private set; }

    /// <summary>How weights follow their gradients in the present stage.</summary>
    public TrainingOptimizer Optimizer { get; private set; }

    /// <summary>The weights with L2 decay.</summary>
    public IReadOnlyList<DecayedParameter> Decayed { get; }

    /// <summary>The place in the run.</summary>
    public TrainingPosition Position { get; set; }

    /// <summary>Changes loss and, where the recipe says so, optimizer.</summary>
    public void EnterStage(int stage)
    {
        Loss.Dispose();
        Loss = RecipeParts.Loss(_plan.LossOf(stage));
        if (_plan.ChangesOptimizer(stage))
        {
            Optimizer.Dispose();
            Optimizer = MakeOptimizer(stage);
        }

        Position = Position with { Stage = stage };
    }

    /// <summary>Sees to it that nothing broken is saved.</summary>
    /// <exception cref="NonFiniteException">A weight is not finite; it is named.</exception>
    public void ThrowIfNotFinite()
    {
        using var scope = torch.NewDisposeScope();
        foreach (var (name, tensor) in Module.state_dict().Concat(Head.state_dict()))
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
        Loss.Dispose();
        Head.Dispose();
        Module.Dispose();
    }

    private TrainingOptimizer MakeOptimizer(int stage) => RecipeParts.Optimizer(_plan.OptimizerOf(stage), _parameters, _recipe.Schedule.Base);
}

using System.ComponentModel.DataAnnotations;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Recipes;

/// <summary>All that decides a training run, as a YAML file says it. Keys are the properties' names in snake_case; where
/// a record is wanted, a single value stands for its first key. Paths are relative to the working folder.</summary>
public sealed record Recipe
{
    /// <summary>What to train on.</summary>
    [Required]
    public DataRecipe Data { get; init; } = new();

    /// <summary>Sets to verify on after each epoch; the last one decides which model is the best.</summary>
    public IReadOnlyList<EvaluationRecipe> Evaluation { get; init; } = [];

    /// <summary>The network.</summary>
    public ModelRecipe Model { get; init; } = new();

    /// <summary>How weights follow their gradients, until a stage names another optimizer.</summary>
    public OptimizerRecipe Optimizer { get; init; } = new();

    /// <summary>The learning rate over the run.</summary>
    public ScheduleRecipe Schedule { get; init; } = new();

    /// <summary>What happens to gradients before a step.</summary>
    public GradientRecipe Gradients { get; init; } = new();

    /// <summary>The layer that tells classes apart, in all stages whose loss has one.</summary>
    public ClassifierRecipe Classifier { get; init; } = new();

    /// <summary>A model whose embeddings of each batch are what distillation pulls to, run beside the network.</summary>
    public string? Teacher { get; init; }

    /// <summary>The stages, one after the other.</summary>
    [Required]
    public IReadOnlyList<StageRecipe> Stages { get; init; } = [];

    /// <summary>What is changed at random in the pictures.</summary>
    public AugmentationRecipe Augmentation { get; init; } = new();

    /// <summary>L2 decay d of kernels: adds d w to the gradient. The head has <see cref="HeadDecay"/> times as much.</summary>
    [Range(0, 1)]
    public double WeightDecay { get; init; } = 5e-4;

    /// <summary>The head's decay, as a multiple of <see cref="WeightDecay"/>.</summary>
    [Range(0, 1000)]
    public double HeadDecay { get; init; } = 1;

    /// <summary>Pictures in a batch.</summary>
    [Range(2, 65536)]
    public int BatchSize { get; init; } = 128;

    /// <summary>Decides initial weights, order of pictures, augmentation and dropout.</summary>
    public long Seed { get; init; }

    /// <summary>Where the network runs: <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>What convolutions and matrix products are computed in; weights, norms, losses and class centres stay
    /// float32. <c>float16</c> is for GPUs; its loss is scaled as far as the gradients allow.</summary>
    public ComputePrecision Precision { get; init; }

    /// <summary>Threads of the network on the CPU; 0 for one per core. One makes runs repeat bit for bit.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>Threads that decode pictures; 0 for one per four cores. They share the cores with the network.</summary>
    [Range(0, 1024)]
    public int DecoderThreads { get; init; }

    /// <summary>How often the state of the run is saved.</summary>
    public CheckpointRecipe Checkpoints { get; init; } = new();

    /// <summary>Forms in which the history is kept beside history.json.</summary>
    public LogRecipe Log { get; init; } = new();
}

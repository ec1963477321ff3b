using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Recognition;

/// <summary>What a model file says of itself: how to feed it, where it comes from, how good it is, and from which
/// cosine on two faces are the same person. Stored as JSON in the model file's metadata.</summary>
public sealed record ModelCard
{
    /// <summary>The architecture with its parameters, e.g. <c>GhostFaceNetV1 1.3/2</c>.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Side of the square input picture in pixels.</summary>
    public int InputSize { get; init; } = 112;

    /// <summary>Subtracted from each 0..255 value.</summary>
    public float InputMean { get; init; } = 127.5f;

    /// <summary>Multiplies what is left: 1/128, not 1/127.5.</summary>
    public float InputScale { get; init; } = 0.0078125f;

    /// <summary>Order of the input's channels: <c>RGB</c> or <c>BGR</c>.</summary>
    public string ColourOrder { get; init; } = "RGB";

    /// <summary>Elements of an embedding.</summary>
    public int EmbeddingSize { get; init; } = 512;

    /// <summary>What the model was trained on; empty when unknown.</summary>
    public string TrainingData { get; init; } = "";

    /// <summary>The licence of weights and training data; empty when unknown.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The smallest type that the kernels have been through; another file of the model may hold the rounded values as float32.</summary>
    public WeightType Weights { get; init; }

    /// <summary>Evaluation results by name, e.g. <c>lfw max_accuracy</c>.</summary>
    public IReadOnlyDictionary<string, double> Results { get; init; } = new Dictionary<string, double>();

    /// <summary>Calibrated thresholds, the strictest last; empty when the model was never calibrated.</summary>
    public IReadOnlyList<ModelThreshold> Thresholds { get; init; } = [];

    /// <summary>The card of a network of which nothing else is known: its sizes, its name, otherwise the defaults.</summary>
    public static ModelCard Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new ModelCard { Architecture = network.Name }.WithSizesOf(network);
    }

    /// <summary>This card with the network's own input and embedding size.</summary>
    public ModelCard WithSizesOf(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var embedding = checked((int)network.ShapeOf(network.Outputs[0]).Count);
        return this with { InputSize = network.Input.Shape.Height, EmbeddingSize = embedding };
    }
}

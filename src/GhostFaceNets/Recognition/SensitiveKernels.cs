using GhostFaceNets.Imaging;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Passes;
using GhostFaceNets.Networks.Quantization;

namespace GhostFaceNets.Recognition;

/// <summary>Which kernels of a model must stay float32 so that embeddings stay where they were, found by measurement.</summary>
/// <param name="Keep">Their names, the most sensitive first; empty where none must.</param>
/// <param name="Cosine">The mean cosine between a face's embedding with these kept and the float32 model's.</param>
/// <param name="CosineWithoutKeeping">The same with none kept.</param>
public sealed record SensitiveKernels(IReadOnlyList<string> Keep, double Cosine, double CosineWithoutKeeping)
{
    /// <summary>Embeds faces with each kernel alone in the smaller type, orders the kernels by what that costs, and keeps as few of the
    /// worst as bring the mean cosine to the bound.</summary>
    /// <param name="model">The float32 model.</param>
    /// <param name="type">The smaller type.</param>
    /// <param name="faces">Aligned faces of the model's input size; a hundred tell the kernels apart.</param>
    /// <param name="leastCosine">The bound, 0..1.</param>
    /// <param name="backend">What runs the networks.</param>
    /// <param name="inputs">To compute in whole numbers, what <see cref="InputSteps"/> measured: a kernel that stays float32 then has a layer
    /// that computes in floats.</param>
    /// <param name="progress">Hears the number of faces embedded, of all for each kernel of the model's <see cref="WeightPlan"/>.</param>
    /// <param name="cancellation">Stops between batches of faces.</param>
    public static SensitiveKernels Find(
        FaceModel model,
        WeightType type,
        IReadOnlyList<Picture> faces,
        double leastCosine,
        IInferenceBackend backend,
        IReadOnlyDictionary<string, ByteSteps>? inputs = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var network = FoldBatchNorm.Apply(model.Network);
        var (kernels, expected) = (WeightPlan.Of(network, type).Stored, Embed(network));
        var without = CosineKeeping([]);
        if (without >= leastCosine) return new([], without, without);
        var alone = new Dictionary<string, double>();
        foreach (var kernel in kernels)
        {
            alone[kernel] = CosineKeeping(kernels.Remove(kernel));
            progress?.Report(alone.Count * faces.Count);
        }

        string[] worst = [.. kernels.OrderBy(kernel => alone[kernel])];

        // Between too few and enough; with all kept nothing differs.
        var (tooFew, enough, cosine) = (0, worst.Length, 1.0);
        while (enough - tooFew > 1)
        {
            var count = (tooFew + enough) / 2;
            if (CosineKeeping(worst[..count]) is var reached && reached < leastCosine) tooFew = count;
            else (enough, cosine) = (count, reached);
        }

        return new(worst[..enough], cosine, without);

        double CosineKeeping(IReadOnlyCollection<string> keep)
        {
            var rounded = inputs is null ? network : QuantizeLayers.Apply(network, inputs, keep);
            var embeddings = Embed(WeightPlan.Of(rounded, type, keep).Round(rounded));
            return Enumerable.Range(0, faces.Count).Average(face => Recognition.Cosine.Of(embeddings[face], expected[face]));
        }

        Embeddings Embed(Network variant)
        {
            using var embedder = new Embedder(model with { Network = variant }, backend);
            return embedder.Embed(faces, cancellation: cancellation);
        }
    }
}
